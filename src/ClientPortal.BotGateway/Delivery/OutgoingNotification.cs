using System.Text.Json;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.BotGateway.Delivery.Messages;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>A claimed row and the form in which it goes out next.</summary>
internal sealed class OutgoingNotification(ClaimedNotification row)
{
    public ClaimedNotification Row => row;

    public OutgoingMessage Form { get; set; } = new(
        row.ChatId,
        row.Text,
        row.IsHtml ? ParseMode.Html : null,
        row.ButtonsJson is null ? null : JsonElement.Parse(row.ButtonsJson),
        row.DisableNotification,
        row.ProtectContent)
    {
        ReplyToMessageId = row.ReplyToMessageId,
        EditMessageId = row.EditMessageId,
    };
}

/// <summary>A call that is over.</summary>
/// <param name="Begun">Timestamp from the pacer.</param>
/// <param name="Ended">Timestamp of the answer.</param>
/// <param name="Unsent">Why Telegram was not called at all: the message's file was not to be had.</param>
internal sealed record FinishedSend(OutgoingNotification Notification, long Begun, long Ended, BotApiResult<Message> Result, Verdict? Unsent = null);
