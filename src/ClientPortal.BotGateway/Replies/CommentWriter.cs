using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Replies;

/// <summary>A person's message becomes his comment on a ticket, or a note of his.</summary>
internal sealed class CommentWriter(TextReceiver texts, PortalTickets tickets, ClosedTickets closed, Receipt receipt, BotAnswers answers)
{
    /// <summary>Stores it at the Api, and says what came of it.</summary>
    /// <param name="isNote">For staff alone: an answer to a note must not reach the client.</param>
    /// <returns>False where the message could not be a comment, so that another one is still expected.</returns>
    public async Task<bool> WriteAsync(BotCall call, Person person, Message message, Guid ticketId, bool isNote, CancellationToken cancellationToken)
    {
        if (await texts.ReceiveAsync(call, person, message, below: "", cancellationToken) is not { } received)
        {
            return false;
        }

        var (body, key) = (new CommentBody(received.Text, received.Attachments), PortalKey.Of(call.Update));
        var answer = isNote
            ? await tickets.NoteAsync(person, ticketId, body, key, cancellationToken)
            : await tickets.CommentAsync(person, ticketId, body, key, cancellationToken);
        if (answer.TryGet(out var comment, out var refusal))
        {
            await receipt.GiveAsync(call, message, comment.Ticket.Number, received.Refused, cancellationToken);
            return true;
        }

        if (refusal.Code == PortalCodes.TicketClosed)
        {
            return await closed.OfferAsync(call, person, ticketId, message.MessageId, received, cancellationToken);
        }

        await answers.SayAsync(call, call.NotDone("Reply_NotStored", refusal), replyToMessageId: message.MessageId, cancellationToken: cancellationToken);
        return true;
    }
}
