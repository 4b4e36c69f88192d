using ClientPortal.BotGateway.BotApi;

namespace ClientPortal.BotGateway.Replies;

/// <summary>Fetches files from Telegram, which gives out 20 MB at most.</summary>
internal sealed class TelegramFiles(IBotApi botApi)
{
    public const long MaxSize = 20 * 1024 * 1024;

    /// <summary>The content in a file that is deleted when it is disposed of; null for one that Telegram does not give out.</summary>
    /// <exception cref="BotApiAwayException">To be tried again.</exception>
    public async Task<ScratchFile?> FetchAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        var found = await botApi.GetFile(new(file.FileId), cancellationToken);
        if (Value(found, cancellationToken) is not { FilePath: { } path } || file.Size > MaxSize)
        {
            return null;
        }

        var scratch = new ScratchFile();
        try
        {
            bool complete;
            await using (var destination = scratch.Create())
            {
                complete = (await botApi.DownloadFile(path, destination, cancellationToken)) switch
                {
                    BotApiResult<long>.Ok => true,
                    BotApiResult<long>.ApiError error when IsFinal(error.Code) => false,
                    var failed => throw Away(failed.ToString(), cancellationToken),
                };
            }

            if (complete)
            {
                return scratch;
            }
        }
        catch
        {
            scratch.Dispose();
            throw;
        }

        scratch.Dispose();
        return null;
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
