using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.BotGateway.Tickets;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Wishes.Bot;

/// <summary>"Mute this ticket" under a notification or a card: <c>mute:</c> and the ticket's id.</summary>
internal sealed class MuteTicketButton(
    Preferences preferences, NotificationHistory history, PortalTickets tickets, TicketActions actions, BotAnswers answers) : IButton
{
    public string Name => ButtonNames.Mute;

    public async Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        if (press is not { Fields.Count: 1 or 2 } || press.Id(0) is not { } ticket)
        {
            await answers.AnswerAsync(press, call.Wording.Text("Chat_OldButton"), cancellationToken);
            return;
        }

        if (call.Person is not { Recipient: var recipient } person || !await ConcernsAsync(person, ticket, cancellationToken))
        {
            await answers.AnswerAsync(press, call.Wording.Text(call.Person is null ? "Settings_NotConnected" : "Settings_NoSuchTicket"), cancellationToken, alert: true);
            return;
        }

        // Said before it is done: a repeat of this press, after a crash in between, must still find it to say.
        if (!TicketButtons.IsOnCard(press) && !await preferences.IsMutedAsync(recipient, ticket, cancellationToken))
        {
            await answers.SayAsync(
                call,
                call.Wording.Text("Settings_TicketMuted"),
                [[new InlineKeyboardButton(call.Wording.Text("Settings_ButtonUnmute"), CallbackData: ButtonData.Of(ButtonNames.Unmute, ButtonData.Id(ticket)))]],
                replyToMessageId: press.MessageId,
                cancellationToken: cancellationToken);
        }

        await preferences.MuteTicketAsync(recipient, ticket, cancellationToken);
        await actions.RefreshAsync(call, press, person, ticket, cancellationToken);
        await answers.AnswerAsync(press, call.Wording.Text("Settings_TicketMuted"), cancellationToken);
    }

    /// <summary>A ticket that he was told about, or may see; a button with any other came from elsewhere.</summary>
    private async Task<bool> ConcernsAsync(Person person, Guid ticket, CancellationToken cancellationToken) =>
        await history.WasToldAsync(person.Recipient, ticket, cancellationToken)
        || (await tickets.ReadAsync(person, ticket, cancellationToken)).TryGet(out _, out _);
}
