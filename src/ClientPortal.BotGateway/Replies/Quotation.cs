using ClientPortal.BotGateway.Delivery.Messages;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Replies;

/// <summary>Quotes a message of the bot in a ticket's plain text, as letters do.</summary>
internal static class Quotation
{
    /// <summary>Each line behind <c>&gt;</c>, then an empty line.</summary>
    public static string Of(BotMessage message)
    {
        var plain = message.IsHtml ? HtmlText.ToPlain(message.Text) : message.Text;
        var excerpt = TelegramHtml.Cut(plain.ReplaceLineEndings("\n").Trim(), TelegramHtml.ExcerptLength);
        return string.Concat(excerpt.Split('\n').Select(line => $"> {line}".TrimEnd() + "\n")) + "\n";
    }
}
