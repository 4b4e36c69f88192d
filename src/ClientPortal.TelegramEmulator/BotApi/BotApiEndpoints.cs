using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.BotApi;

internal static class BotApiEndpoints
{
    private const string Prefix = "/bot";

    /// <summary>The Bot API itself, <c>/bot{token}/{method}</c>: ahead of routing, as nearly every request is one of these.</summary>
    public static void UseBotApi(this WebApplication app)
    {
        var handler = app.Services.GetRequiredService<BotApiHandler>();
        app.Use((context, next) =>
        {
            var path = context.Request.Path.Value ?? "";
            if (!path.StartsWith(Prefix, StringComparison.Ordinal)
                || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsPost(context.Request.Method)))
            {
                return next(context);
            }

            var slash = path.IndexOf('/', Prefix.Length);
            return slash < 0
                ? AnswerWriter.WriteAsync(context.Response, new BotApiException(404, "Not Found"))
                : handler.HandleAsync(context, path[Prefix.Length..slash], path[(slash + 1)..]);
        });
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
