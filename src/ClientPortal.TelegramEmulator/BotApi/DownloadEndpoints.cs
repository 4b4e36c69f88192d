using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.TelegramEmulator.Files;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>Files that a bot fetches after <c>getFile</c>.</summary>
internal static class DownloadEndpoints
{
    /// <summary>No method of the Bot API: the name by which faults reach downloads.</summary>
    private const string FaultMethod = "downloadFile";

    /// <summary>
    /// Downloads at <c>/file/bot{token}/{path}</c>. The pattern is not "bot{token}": routing looks for the literal from the
    /// right, and a token may contain "bot" itself.
    /// </summary>
    public static void MapDownloads(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/file/{address:regex(^bot)}/{**path}", Download).ExcludeFromDescription();

    private static async Task Download(string address, string path, HttpContext context, BotTokens tokens, FileStore files, FaultTable faults, TimeProvider time)
    {
        var token = address["bot".Length..];
        if (tokens.Find(token) is null)
        {
            await AnswerWriter.WriteAsync(context.Response, BotTokens.Refusal(token));
            return;
        }

        var fault = faults.Take(FaultMethod, chatId: null);
        try
        {
            await (fault?.BeforeAcceptAsync(time, context.RequestAborted) ?? Task.CompletedTask);
        }
        catch (BotApiException refusal)
        {
            await AnswerWriter.WriteAsync(context.Response, refusal);
            return;
        }
        catch (ConnectionResetFault)
        {
            context.Abort();
            return;
        }

        if (files.Open(path) is not { } found)
        {
            await AnswerWriter.WriteAsync(context.Response, new BotApiException(404, "Not Found"));
            return;
        }

        await using var content = found.Content;
        context.Response.ContentType = found.File.MimeType;
        context.Response.ContentLength = found.File.Size;
        if (fault?.Kind == FaultKind.AnswerLost)
        {
            await BreakInTheMiddleAsync(context, content);
            return;
        }

        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <summary>Less than was promised: the server then closes the connection. To abort it here could take back the half that was sent.</summary>
    private static async Task BreakInTheMiddleAsync(HttpContext context, Stream content)
    {
        var half = new byte[(int)Math.Min(content.Length / 2, 64 * 1024)];
        await content.ReadExactlyAsync(half, context.RequestAborted);
        await context.Response.Body.WriteAsync(half, context.RequestAborted);
    }
}
