using ClientPortal.BotGateway.BotApi;

namespace ClientPortal.BotGateway.Replies;

/// <summary>Fetches files from Telegram, which gives out 20 MB at most.</summary>
internal sealed class TelegramFiles(IBotApi botApi, ILogger<TelegramFiles> logger)
{
    public const long MaxSize = 20 * 1024 * 1024;

    /// <summary>The content in a file that is deleted when it is disposed of; null for one that Telegram does not give out.</summary>
    /// <param name="isLastTry">A file that does not come this time is given up: the rest of what was sent must not wait for it for ever.</param>
    /// <exception cref="BotApiAwayException">Telegram is away: to be tried again without limit.</exception>
    /// <exception cref="IOException">Telegram is there, but the file did not come, or there is no room for it: to be tried again some times.</exception>
    public async Task<ScratchFile?> FetchAsync(IncomingFile file, bool isLastTry, CancellationToken cancellationToken)
    {
        var found = await botApi.GetFile(new(file.FileId), cancellationToken);
        if (Value(found, cancellationToken) is not { FilePath: { } path } || file.Size > MaxSize)
        {
            return null;
        }

        var scratch = new ScratchFile();
        try
        {
            if (await DownloadAsync(path, scratch, cancellationToken))
            {
                return scratch;
            }
        }
        catch (IOException fault) when (isLastTry && !cancellationToken.IsCancellationRequested)
        {
            logger.FileGivenUp(fault);
        }
        catch
        {
            scratch.Dispose();
            throw;
        }

        scratch.Dispose();
        return null;
    }

    /// <summary>False where Telegram does not give it out.</summary>
    private async Task<bool> DownloadAsync(string path, ScratchFile scratch, CancellationToken cancellationToken)
    {
        await using var destination = scratch.Create();
        var result = await botApi.DownloadFile(path, destination, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return result switch
        {
            BotApiResult<long>.Ok => true,
            BotApiResult<long>.ApiError error when IsFinal(error.Code) => false,
            _ => throw new IOException($"The file was not given: {result}"),
        };
    }

    private static BotFile? Value(BotApiResult<BotFile> result, CancellationToken cancellationToken) => result switch
    {
        BotApiResult<BotFile>.Ok { Value: var file } => file,
        BotApiResult<BotFile>.ApiError error when IsFinal(error.Code) => null,
        _ => throw Away(result.ToString(), cancellationToken),
    };

    // 400 "file is too big", "wrong file_id": no later try will do better.
    private static bool IsFinal(int code) => code is 400 or 403 or 404 or 410;

    private static BotApiAwayException Away(string? outcome, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new BotApiAwayException($"The file was not given: {outcome}");
    }
}
