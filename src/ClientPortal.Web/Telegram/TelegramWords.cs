using System.Resources;
using ClientPortal.Web.Languages;

namespace ClientPortal.Web.Telegram;

/// <summary>BotGateway's codes in words. What a newer one says that has no words here is shown as it is.</summary>
internal static class TelegramWords
{
    /// <summary>Why a connection is suspended or has ended, and what to do.</summary>
    public static string Reason(this Reader reader, string reason) => TextOr(reader, $"Telegram_Reason_{reason}", reason);

    /// <summary>One notification, by its type's name.</summary>
    public static string NotificationKind(this Reader reader, string type) => TextOr(reader, $"Telegram_Kind_{type.Replace('.', '_')}", type);

    /// <summary>A type of notification that is chosen or not, by its name such as <c>ticket.comment_added</c>.</summary>
    public static string NotificationType(this Reader reader, string type) => TextOr(reader, $"Telegram_Type_{type.Replace('.', '_')}", type);

    /// <summary>What became of a message: <c>sent</c> and so on.</summary>
    public static string DeliveryState(this Reader reader, string state) => TextOr(reader, $"Telegram_State_{state}", state);

    /// <summary>Why a message was not sent, or not yet.</summary>
    public static string DeliveryCause(this Reader reader, string cause) => TextOr(reader, $"Telegram_Cause_{cause}", cause);

    /// <summary>Why a message would not be sent now.</summary>
    public static string Hindrance(this Reader reader, string cause) => TextOr(reader, $"Telegram_Now_{cause}", reader.DeliveryCause(cause));

    /// <summary>What became of the last message.</summary>
    public static string Outcome(this Reader reader, LastDelivery last) =>
        last.Cause is { } cause && last.State is not "sent"
            ? $"{reader.DeliveryState(last.State)}: {reader.DeliveryCause(cause)}"
            : reader.DeliveryState(last.State);

    private static string TextOr(Reader reader, string key, string otherwise)
    {
        try
        {
            return reader.Text(key);
        }
        catch (MissingManifestResourceException)
        {
            return otherwise;
        }
    }
}
