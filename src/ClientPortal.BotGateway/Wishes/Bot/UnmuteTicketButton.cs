using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Tickets;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Wishes.Bot;

/// <summary>"Hear of it again" under the word that a ticket is muted, or under its card: <c>unmute:</c> and the ticket's id. Takes back one's own wish, whosever ticket it is.</summary>
internal sealed class UnmuteTicketButton(Preferences preferences, TicketActions actions, BotAnswers answers) : IButton
{
    public string Name => ButtonNames.Unmute;

    public async Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        if (call.Person is not { Recipient: var recipient } person || press is not { Fields.Count: 1 or 2 } || press.Id(0) is not { } ticket)
        {
            await answers.AnswerAsync(press, call.Wording.Text(call.Person is null ? "Settings_NotConnected" : "Chat_OldButton"), cancellationToken);
            return;
        }

        await preferences.UnmuteTicketAsync(recipient, ticket, cancellationToken);
        if (!await actions.RefreshAsync(call, press, person, ticket, cancellationToken))
        {
            await answers.SayAsync(call, call.Wording.Text("Settings_TicketUnmuted"), editMessageId: press.MessageId, cancellationToken: cancellationToken);
        }

        await answers.AnswerAsync(press, call.Wording.Text("Settings_TicketUnmuted"), cancellationToken);
    }
}
