using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Delivery.Messages;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.DirectMessages;

/// <summary>What the client reads: the sender's name on top, then his words as they are; in several messages where they are long.</summary>
internal static class DirectMessageText
{
    /// <summary>As much as a comment on a ticket may have, in UTF-16 units.</summary>
    public const int MaxLength = 20_000;

    /// <summary>What is wrong with a text; null for nothing.</summary>
    public static string? FaultOf(string? text) => text switch
    {
        null => "text is missing.",
        _ when string.IsNullOrWhiteSpace(Clean(text)) => "text must not be blank.",
        { Length: > MaxLength } => $"text must not be longer than {MaxLength} characters.",
        _ => null,
    };

    /// <summary>The messages in Telegram's HTML.</summary>
    public static IReadOnlyList<string> Compose(string sender, string text, Wording wording)
    {
        var name = TelegramHtml.Name(sender);
        var clean = Clean(text);
        var whole = wording.Text("Direct_From", name);
        if (TextSplitter.Split(clean, Room(whole)) is [var single])
        {
            return [Join(whole, single)];
        }

        var parts = TextSplitter.Split(clean, Room(wording.Text("Direct_FromPart", name, 99, 99)));
        return [.. parts.Select((part, index) => Join(wording.Text("Direct_FromPart", name, index + 1, parts.Count), part))];
    }

    private static string Join(string header, string part) => $"{header}\n{TelegramHtml.Escape(part)}";

    private static int Room(string header) => OutgoingMessage.MaxText - HtmlText.Length(HtmlText.ToPlain(header)) - 1;

    /// <summary>Control characters are not shown, and Telegram does not take all of them.</summary>
    private static string Clean(string text) =>
        new([.. text.ReplaceLineEndings("\n").Where(character => !char.IsControl(character) || character is '\n' or '\t')]);
}
