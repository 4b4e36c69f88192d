using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Bots;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Webhooks;

/// <summary>Says what to set so that Telegram can deliver.</summary>
internal sealed class WebhookOptionsValidation(IConfiguration configuration) : IValidateOptions<TelegramOptions>
{
    /// <summary>Telegram connects to no others. A Bot API server of one's own, and the emulator, take any.</summary>
    private static readonly int[] Ports = [443, 80, 88, 8443];

    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        if (options.WebhookUrl is { } url)
        {
            if (url is not { IsAbsoluteUri: true, Scheme: "http" or "https" } || url.UserInfo.Length > 0)
            {
                return ValidateOptionsResult.Fail(
                    $"Telegram:WebhookUrl must be an absolute https URL, for example https://portal.example.com{BotIdentity.WebhookPath}.");
            }

            if (options.IsPublicApi && (url.Scheme != Uri.UriSchemeHttps || !Ports.Contains(url.Port)))
            {
                return ValidateOptionsResult.Fail(
                    "Telegram:WebhookUrl must be an https URL on port 443, 80, 88 or 8443: Telegram delivers to no other. Change it, or set Telegram:Transport to Polling.");
            }
        }

        return options.Transport is UpdateTransport.Webhook && options.WebhookUrl is null && BotIdentity.WebhookOf(configuration["Portal:PublicUrl"]) is null
            ? ValidateOptionsResult.Fail(
                "Telegram:Transport is Webhook, but nobody says where to: set Portal:PublicUrl to the portal's public https address, or Telegram:WebhookUrl.")
            : ValidateOptionsResult.Success;
    }
}
