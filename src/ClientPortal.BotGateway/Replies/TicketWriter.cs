using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.BotGateway.Tickets;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Replies;

/// <summary>Opens tickets of what clients write.</summary>
internal sealed class TicketWriter(TextReceiver texts, PortalTickets tickets, BotAnswers answers)
{
    /// <summary>Characters of a subject, at most; the Api's limit.</summary>
    public const int MaxSubject = 200;

    /// <summary>The message becomes a new ticket's text.</summary>
    /// <param name="below">What is put below the person's own words, such as a quotation.</param>
    /// <returns>False where the message could not be a ticket's text, so that another one is still expected.</returns>
    public async Task<bool> WriteAsync(
        BotCall call, Person person, Message message, string subject, string below, Guid? followUpOf, CancellationToken cancellationToken)
    {
        if (await texts.ReceiveAsync(call, person, message, below, cancellationToken) is not { } received)
        {
            return false;
        }

        await OpenAsync(call, person, subject, received, followUpOf, message.MessageId, cancellationToken);
        return true;
    }

    public async Task OpenAsync(
        BotCall call, Person person, string subject, ReceivedText text, Guid? followUpOf, long? messageId, CancellationToken cancellationToken)
    {
        var body = new OpenTicketBody(TelegramHtml.Cut(subject, MaxSubject), text.Text, followUpOf, text.Attachments);
        var answer = await tickets.OpenAsync(person, body, PortalKey.Of(call.Update), cancellationToken);
        if (!answer.TryGet(out var ticket, out var refusal))
        {
            await answers.SayAsync(call, call.NotDone("Reply_NotOpened", refusal), replyToMessageId: messageId, cancellationToken: cancellationToken);
            return;
        }

        var lines = string.Join('\n', [call.Wording.Text("Reply_Opened", ticket.Number, TelegramHtml.Name(ticket.Title)), .. text.Refused]);
        var show = ButtonRows.Button(call.Wording.Text("Ticket_Button_Show"), ButtonData.Of(TicketButtons.Show, ButtonData.Id(ticket.Id)));
        await answers.SayAsync(
            call, lines, new ButtonRows().Row(show).Rows, replyToMessageId: messageId, ticketId: ticket.Id, cancellationToken: cancellationToken);
    }
}
