using ClientPortal.BotGateway.BotApi;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Bots;

/// <summary>Which bot this is, as far as the settings tell. Without the token.</summary>
public sealed class BotIdentity
{
    public BotIdentity(IOptions<TelegramOptions> options, IConfiguration configuration)
    {
        var telegram = options.Value;
        BotId = BotToken.TryParse(telegram.BotToken, out var token)
            ? token!.BotId
            : throw new InvalidOperationException("Telegram:BotToken was not validated.");
        ApiHost = telegram.ApiBaseUrl!.Authority;
        Mode = !telegram.IsPublicApi ? "emulator"
            : string.IsNullOrWhiteSpace(configuration["Portal:PublicUrl"]) ? "polling"
            : "webhook";
    }

    /// <summary>Telegram's id of the bot.</summary>
    public long BotId { get; }

    /// <summary>Host of the Bot API, for messages to people.</summary>
    public string ApiHost { get; }

    /// <summary>"webhook", "polling", or "emulator" for any Bot API that is not Telegram's own.</summary>
    public string Mode { get; }
}
