using System.ComponentModel.DataAnnotations;
using ClientPortal.BotGateway.Bots;

namespace ClientPortal.BotGateway.BotApi;

/// <summary>Section <c>Telegram</c>: which bot, and how to reach the Bot API.</summary>
public sealed class TelegramOptions
{
    public const string Section = "Telegram";

    public static readonly Uri PublicApi = new("https://api.telegram.org");

    /// <summary>The token from @BotFather, for example <c>123456:ABC-DEF…</c>. Required. Never logged.</summary>
    public string? BotToken { get; set; }

    /// <summary>Base URL of the Bot API: Telegram's, a Bot API server of one's own, or the emulator.</summary>
    public Uri? ApiBaseUrl { get; set; } = PublicApi;

    /// <summary>How long a connection to the Bot API may take to open.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait for an answer once the request is written; after it the outcome is unknown.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How updates come: <c>Auto</c> (by webhook where <see cref="WebhookUrl"/> is known, else by polling), <c>Webhook</c>, <c>Polling</c>, or
    /// <c>Off</c> for an installation that only sends.
    /// </summary>
    public UpdateTransport Transport { get; set; }

    /// <summary>
    /// Where Telegram shall deliver updates, an https URL that ends at <c>/telegram/webhook</c>. Without it, <c>Portal:PublicUrl</c> with
    /// that path, where it is a public https URL.
    /// </summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>
    /// What Telegram says with each delivery to prove that it is Telegram: 1–256 of A–Z, a–z, 0–9, _ and -. Without it one is derived from the
    /// token, the same on every replica. Never logged.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9_-]{1,256}$", ErrorMessage = "Telegram:WebhookSecret must be 1 to 256 of A-Z, a-z, 0-9, '_' and '-': change it, or remove it to have one derived from the token.")]
    public string? WebhookSecret { get; set; }

    /// <summary>Deliveries that Telegram may have under way at once.</summary>
    [Range(1, 100)]
    public int MaxConnections { get; set; } = 40;

    /// <summary>How often to look whether Telegram still has the webhook that it was given. A lost one is set again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan WebhookCheckInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>True where requests go to Telegram itself: no header of ours travels there.</summary>
    internal bool IsPublicApi => string.Equals(ApiBaseUrl?.Host, PublicApi.Host, StringComparison.OrdinalIgnoreCase);
}
