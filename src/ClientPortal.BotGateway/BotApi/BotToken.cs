using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ClientPortal.BotGateway.BotApi;

/// <summary>
/// A bot's token, <c>&lt;bot id&gt;:&lt;secret&gt;</c>. It is part of every URL of the Bot API, so it never leaves this
/// type as text except into the request line: <see cref="ToString"/> shows the bot's id alone.
/// </summary>
public sealed partial class BotToken
{
    private readonly string _value;

    private BotToken(string value, long botId)
    {
        _value = value;
        BotId = botId;
    }

    /// <summary>Telegram's numeric id of the bot, the part before the colon.</summary>
    public long BotId { get; }

    public static bool TryParse(string? text, out BotToken? token)
    {
        var match = Form().Match(text ?? "");
        token = match.Success
            ? new(match.Value, long.Parse(match.Groups["id"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
        return token is not null;
    }

    public override string ToString() => $"{BotId}:***";

    /// <summary>A secret that only who knows the token can compute, and from which it cannot be computed: 43 of A–Z, a–z, 0–9, _ and -.</summary>
    /// <param name="purpose">Different purposes have different secrets.</param>
    internal string DeriveSecret(string purpose) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_value), Encoding.UTF8.GetBytes(purpose)));

    internal Uri MethodUrl(Uri baseUrl, string method) =>
        new($"{baseUrl.AbsoluteUri.TrimEnd('/')}/bot{_value}/{method}");

    internal Uri FileUrl(Uri baseUrl, string filePath) =>
        new($"{baseUrl.AbsoluteUri.TrimEnd('/')}/file/bot{_value}/{string.Join('/', filePath.Split('/').Select(Uri.EscapeDataString))}");

    [GeneratedRegex(@"\A(?<id>[0-9]{1,18}):[A-Za-z0-9_-]{1,128}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
