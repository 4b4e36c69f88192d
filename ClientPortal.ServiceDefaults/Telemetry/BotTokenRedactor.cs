using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenTelemetry;

namespace ClientPortal.ServiceDefaults.Telemetry;

/// <summary>
/// Telegram puts the bot token into every URL (<c>/bot123456:ABC…/sendMessage</c>). The gateway keeps it out of its
/// spans; this is the second lock, on everything that leaves the process.
/// </summary>
internal sealed partial class BotTokenRedactor : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        foreach (var (key, value) in data.TagObjects.ToArray())
        {
            if (value is string text && Token().IsMatch(text))
            {
                data.SetTag(key, Token().Replace(text, "/bot<redacted>"));
            }
        }
    }

    [GeneratedRegex(@"/bot\d+:[A-Za-z0-9_-]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
