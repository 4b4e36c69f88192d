using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.BotGateway.Tickets;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Replies;

/// <summary>
/// A closed ticket takes no comment: the client is offered a new one that goes on with it, and what he wrote is kept for that; staff may
/// reopen it.
/// </summary>
internal sealed class ClosedTickets(PortalTickets tickets, OpenDialogs dialogs, BotAnswers answers)
{
    /// <summary>False for a client, whose words now wait for the button.</summary>
    public async Task<bool> OfferAsync(
        BotCall call, Person person, Guid ticketId, long messageId, ReceivedText? written, CancellationToken cancellationToken)
    {
        var answer = await tickets.ReadAsync(person, ticketId, cancellationToken);
        if (!answer.TryGet(out var ticket, out var refusal))
        {
            var words = TelegramHtml.Escape(PortalWords.Of(refusal, call.Wording));
            await answers.SayAsync(call, words, replyToMessageId: messageId, cancellationToken: cancellationToken);
            return true;
        }

        await answers.SayAsync(
            call,
            call.Wording.Text(person.IsClient ? "Reply_Closed_Client" : "Reply_Closed_Staff", ticket.Number),
            Buttons(call, person, ticketId),
            replyToMessageId: messageId,
            cancellationToken: cancellationToken);
        if (!person.IsClient)
        {
            return true;
        }

        await dialogs.SaveAsync(
            call, person, DialogStep.FollowUp, cancellationToken, ticketId, draft: written?.Text, attachments: written?.Attachments);
        return false;
    }

    private static IReadOnlyList<IReadOnlyList<BotApi.InlineKeyboardButton>> Buttons(BotCall call, Person person, Guid ticketId)
    {
        var (name, text) = person.IsClient ? (ButtonNames.FollowUp, "Ticket_Button_follow") : (ButtonNames.Reopen, "Ticket_Button_reopen");
        return new ButtonRows()
            .Row(ButtonRows.Button(call.Wording.Text(text), ButtonData.Of(name, ButtonData.Id(ticketId))))
            .Row(person.IsClient ? CancelButton.For(call) : null)
            .Rows;
    }
}
