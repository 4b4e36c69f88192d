using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Wishes.Bot;

/// <summary>"Mute this ticket" under a notification: <c>mute:</c> and the ticket's id.</summary>
internal sealed class MuteTicketButton(Preferences preferences, NotificationHistory history, PortalTickets tickets, BotAnswers answers) : IButton
{
    public string Name => ButtonNames.Mute;

    public async Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        if (press is not { Fields.Count: 1 } || press.Id(0) is not { } ticket)
        {
            await answers.AnswerAsync(press, call.Wording.Text("Chat_OldButton"), cancellationToken);
            return;
        }

        if (call.Person is not { Recipient: var recipient } person || !await ConcernsAsync(person, ticket, cancellationToken))
        {
            await answers.AnswerAsync(press, call.Wording.Text(call.Person is null ? "Settings_NotConnected" : "Settings_NoSuchTicket"), cancellationToken, alert: true);
            return;
        }

        await preferences.MuteTicketAsync(recipient, ticket, cancellationToken);
        await answers.SayAsync(
            call,
            call.Wording.Text("Settings_TicketMuted"),
            [[new InlineKeyboardButton(call.Wording.Text("Settings_ButtonUnmute"), CallbackData: ButtonData.Of(UnmuteTicketButton.ButtonName, ButtonData.Id(ticket)))]],
            replyToMessageId: press.MessageId,
            cancellationToken: cancellationToken);
        await answers.AnswerAsync(press, call.Wording.Text("Settings_Saved"), cancellationToken);
    }

    /// <summary>A ticket that he was told about, or may see; a button with any other came from elsewhere.</summary>
    private async Task<bool> ConcernsAsync(Person person, Guid ticket, CancellationToken cancellationToken) =>
        await history.WasToldAsync(person.Recipient, ticket, cancellationToken)
        || (await tickets.ReadAsync(person, ticket, cancellationToken)).TryGet(out _, out _);
}
