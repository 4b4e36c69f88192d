using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>An answer with <c>ok: false</c>.</summary>
internal sealed class BotApiException(int code, string description, ResponseParameters? parameters = null) : Exception(description)
{
    public int Code { get; } = code;

    public ResponseParameters? Parameters { get; } = parameters;

    /// <summary>400 with "Bad Request: " before the reason, whose first letter becomes small unless it is an upper-case constant.</summary>
    public static BotApiException BadRequest(string reason) => new(400, Prefixed("Bad Request", reason));

    public static BotApiException Forbidden(string reason) => new(403, Prefixed("Forbidden", reason));

    public static BotApiException TooManyRequests(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}", new ResponseParameters { RetryAfter = seconds });

    /// <summary>Telegram's own rule for making a description out of a reason.</summary>
    private static string Prefixed(string prefix, string reason)
    {
        if (reason.StartsWith(prefix, StringComparison.Ordinal))
        {
            return reason;
        }

        var keepsCase = reason.Length > 1 && (reason[1] == '_' || char.IsAsciiLetterUpper(reason[1]));
        return keepsCase ? $"{prefix}: {reason}" : $"{prefix}: {char.ToLowerInvariant(reason[0])}{reason[1..]}";
    }
}
