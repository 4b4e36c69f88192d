using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.BotApi;

/// <summary>Says what to set. The value of a malformed token is never repeated.</summary>
internal sealed class TelegramOptionsValidation : IValidateOptions<TelegramOptions>
{
    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.BotToken))
        {
            return ValidateOptionsResult.Fail(
                "Telegram:BotToken is not set: put the token that @BotFather gave for the bot there (environment variable Telegram__BotToken).");
        }

        if (!BotToken.TryParse(options.BotToken, out _))
        {
            return ValidateOptionsResult.Fail(
                "Telegram:BotToken is not a bot token: it must look like 123456789:ABCdef…, digits, a colon, then letters, digits, '_' or '-', as @BotFather shows it.");
        }

        if (options.ApiBaseUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https" } url || url.UserInfo.Length > 0)
        {
            return ValidateOptionsResult.Fail(
                "Telegram:ApiBaseUrl must be an absolute http or https URL, for example https://api.telegram.org.");
        }

        return ValidateOptionsResult.Success;
    }
}
