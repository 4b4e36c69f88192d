using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Files;

namespace ClientPortal.TelegramEmulator.BotApi;

internal static class BotApiEndpoints
{
    private static readonly string[] Verbs = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>The Bot API itself: <c>/bot{token}/{method}</c>, and downloads at <c>/file/bot{token}/{path}</c>.</summary>
    public static void MapBotApi(this IEndpointRouteBuilder routes)
    {
        var handler = routes.ServiceProvider.GetRequiredService<BotApiHandler>();
        // Not "bot{token}": routing looks for the literal from the right, and a token may contain "bot" itself.
        routes.MapMethods("/{address:regex(^bot)}/{method?}", Verbs, handler.HandleAsync).ExcludeFromDescription();
        routes.MapGet("/file/{address:regex(^bot)}/{**path}", Download).ExcludeFromDescription();
    }

    /// <summary>The token in the first segment of a Bot API address.</summary>
    public static string TokenOf(string address) => address["bot".Length..];

    private static async Task Download(string address, string path, HttpContext context, BotTokens tokens, FileStore files)
    {
        var token = TokenOf(address);
        if (tokens.Find(token) is null)
        {
            await AnswerWriter.WriteAsync(context.Response, BotTokens.Refusal(token));
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
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}

/// <summary>The bots by token.</summary>
internal sealed class BotTokens(World world)
{
    private readonly Dictionary<string, BotState> _bots = world.Bots.Values.ToDictionary(bot => bot.Token, StringComparer.Ordinal);

    public BotState? Find(string token) => _bots.GetValueOrDefault(token);

    /// <summary>A token that could not be one is a wrong address; a well-formed one that is unknown is refused.</summary>
    public static BotApiException Refusal(string token)
    {
        var colon = token.IndexOf(':', StringComparison.Ordinal);
        var wellFormed = colon > 0 && token.Length <= 80 && token[0] != '0' && token.AsSpan(0, colon).ContainsAnyExceptInRange('0', '9') is false;
        return wellFormed ? new BotApiException(401, "Unauthorized") : new BotApiException(404, "Not Found");
    }
}
