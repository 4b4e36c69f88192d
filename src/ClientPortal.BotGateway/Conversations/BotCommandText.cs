using System.Text.RegularExpressions;

namespace ClientPortal.BotGateway.Conversations;

/// <summary>Reads <c>/ticket 42</c>, <c>/ticket@our_bot 42</c> and <c>/ticket_42</c>.</summary>
internal static partial class BotCommandText
{
    public static bool TryRead(string? text, out string name, out string arguments)
    {
        var match = Form().Match(text ?? "");
        name = match.Groups["name"].Value;
        arguments = match.Groups["arguments"].Value.Trim();
        return match.Success;
    }

    [GeneratedRegex(@"\A/(?<name>[A-Za-z0-9]{1,32}?)(_(?<arguments>[A-Za-z0-9_]+)|(@[A-Za-z0-9_]{1,32})?(\s(?<arguments>.*))?)\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
