using ClientPortal.BotGateway.Delivery.Messages;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Replies;

/// <summary>Quotes a message of the bot below the person's own words in a ticket's plain text, as letters do.</summary>
internal static class Quotation
{
    /// <summary>Enough to know the message by; whoever is told of the ticket sees its beginning, which is the person's words.</summary>
    public const int MaxLength = 300;

    /// <summary>An empty line, then each line behind <c>&gt;</c>.</summary>
    public static string Of(BotMessage message)
    {
        var plain = message.IsHtml ? HtmlText.ToPlain(message.Text) : message.Text;
        var excerpt = TelegramHtml.Cut(plain.ReplaceLineEndings("\n").Trim(), MaxLength);
        return "\n\n" + string.Join('\n', excerpt.Split('\n').Select(line => $"> {line}".TrimEnd()));
    }
}
