using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace ClientPortal.TelegramEmulator.Hosting;

/// <summary>What attributes cannot say: tokens, user names, and that bots differ.</summary>
internal sealed partial class EmulatorOptionsValidator : IValidateOptions<EmulatorOptions>
{
    public ValidateOptionsResult Validate(string? name, EmulatorOptions options)
    {
        var failures = new List<string>();
        foreach (var (bot, setting) in options.AllBots().Select((bot, index) => (bot, index == 0 ? "Emulator:Bot" : $"Emulator:Bots:{index - 1}:")))
        {
            if (!TokenPattern().IsMatch(bot.Token))
            {
                failures.Add($"{setting}Token must look like 123456789:AA… : the bot's id, a colon, then 20 to 64 of A-Z, a-z, 0-9, _ and -.");
            }

            if (!UsernamePattern().IsMatch(bot.Username))
            {
                failures.Add($"{setting}Username must be 5 to 32 letters, digits or underscores and end with \"bot\", for example clientportal_bot.");
            }
        }

        if (failures.Count == 0)
        {
            var bots = options.AllBots().ToList();
            if (bots.DistinctBy(bot => bot.Id).Count() != bots.Count)
            {
                failures.Add("Emulator:Bots must name bots with different ids: the number before the colon of their tokens.");
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    [GeneratedRegex("^[1-9][0-9]{0,14}:[A-Za-z0-9_-]{20,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenPattern();

    [GeneratedRegex("^(?=.{5,32}$)[A-Za-z][A-Za-z0-9_]*[Bb][Oo][Tt]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsernamePattern();
}
