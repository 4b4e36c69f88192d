using ClientPortal.BotGateway.BotApi;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Bots;

/// <summary>Which bot this is, as far as the settings tell. Without the token.</summary>
public sealed class BotIdentity
{
    /// <summary>The route that Telegram calls.</summary>
    public const string WebhookPath = "/telegram/webhook";

    public BotIdentity(IOptions<TelegramOptions> options, IConfiguration configuration)
    {
        var telegram = options.Value;
        BotId = BotToken.TryParse(telegram.BotToken, out var token)
            ? token!.BotId
            : throw new InvalidOperationException("Telegram:BotToken was not validated.");
        ApiHost = telegram.ApiBaseUrl!.Authority;
        WebhookUrl = telegram.WebhookUrl ?? WebhookOf(configuration["Portal:PublicUrl"]);
        Transport = telegram.Transport switch
        {
            UpdateTransport.Auto => WebhookUrl is null ? UpdateTransport.Polling : UpdateTransport.Webhook,
            var chosen => chosen,
        };
        Mode = telegram.IsPublicApi ? Transport.ToString().ToLowerInvariant() : "emulator";
    }

    /// <summary>Telegram's id of the bot.</summary>
    public long BotId { get; }

    /// <summary>Host of the Bot API, for messages to people.</summary>
    public string ApiHost { get; }

    /// <summary>Where Telegram shall deliver updates; null where no address is known.</summary>
    public Uri? WebhookUrl { get; }

    /// <summary>Never <see cref="UpdateTransport.Auto"/>.</summary>
    public UpdateTransport Transport { get; }

    /// <summary>For the log: "webhook", "polling", "off", or "emulator" for any Bot API that is not Telegram's own.</summary>
    public string Mode { get; }

    /// <summary>Telegram delivers to public https addresses alone.</summary>
    internal static Uri? WebhookOf(string? portal) =>
        Uri.TryCreate(portal, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && !url.IsLoopback && url.Host.Contains('.', StringComparison.Ordinal)
            ? new Uri($"{url.AbsoluteUri.TrimEnd('/')}{WebhookPath}")
            : null;
}
