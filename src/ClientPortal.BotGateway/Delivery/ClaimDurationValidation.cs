using System.Globalization;
using ClientPortal.BotGateway.BotApi;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>A claim that ends before its answer can have come would send the message a second time.</summary>
internal sealed class ClaimDurationValidation(IOptions<TelegramOptions> telegram) : IValidateOptions<DeliveryOptions>
{
    // A message may go out twice within one claim, the second time in another form; the rest is for its wait and its record.
    private const int Calls = 2;

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        TimeSpan least;
        try
        {
            least = (Calls * telegram.Value.AnswerTimeout) + Margin;
        }
        catch (OptionsValidationException)
        {
            // Said by the section that it belongs to.
            return ValidateOptionsResult.Skip;
        }

        return options.ClaimDuration >= least
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"Delivery:ClaimDuration must be at least {least:c}, twice Telegram:AnswerTimeout and 10 s: set it to {least:c} or more, or Telegram:AnswerTimeout to less."));
    }
}
