using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.BotGateway.Updates;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Replies;

/// <summary>
/// A reply to one of the bot's messages: about a ticket, it becomes a comment there; about an invoice, or to staff's words, it opens a ticket
/// that quotes it.
/// </summary>
internal sealed class ReplyReader(BotMessages messages, CommentWriter comments, TicketWriter tickets, PortalInvoices invoices, BotAnswers answers) : IMessageReader
{
    public async Task<bool> TryReadAsync(BotCall call, Message message, CancellationToken cancellationToken)
    {
        if (call.Person is not { } person
            || RepliedTo(call, message) is not { From.IsBot: true } target
            || await FindAsync(call, target.MessageId, cancellationToken) is not { } told)
        {
            return false;
        }

        if (told.Recipient is not null && told.Recipient != person.Recipient)
        {
            // Written before this chat was connected to the present account.
            await SayAsync("Reply_OtherAccount");
            return true;
        }

        switch (told)
        {
            case { NotificationType: NotificationTypes.DirectMessage }:
                await tickets.WriteAsync(call, person, message, call.Wording.Text("Reply_DirectSubject"), Quotation.Of(told), followUpOf: null, cancellationToken);
                return true;
            case { ReferenceId: { } invoiceId } when IsOfInvoice(told):
                await AskAboutAsync(invoiceId, person, told);
                return true;
            case { ReferenceId: { } ticketId } when IsOfTicket(told):
                await comments.WriteAsync(call, person, message, ticketId, told.NotificationType == TicketNoteAdded.EventType, cancellationToken);
                return true;
            default:
                return false;
        }

        async Task AskAboutAsync(Guid invoiceId, Person asker, BotMessage about)
        {
            if (!asker.IsClient)
            {
                await SayAsync("Reply_InvoiceOfClient");
                return;
            }

            var answer = await invoices.ReadAsync(asker, invoiceId, cancellationToken);
            if (answer.TryGet(out var invoice, out var refusal))
            {
                var subject = call.Wording.Text("Reply_InvoiceSubject", invoice.Number);
                await tickets.WriteAsync(call, asker, message, subject, Quotation.Of(about), followUpOf: null, cancellationToken);
                return;
            }

            await answers.SayAsync(call, call.NotDone("Reply_NotOpened", refusal), replyToMessageId: message.MessageId, cancellationToken: cancellationToken);
        }

        Task SayAsync(string key) => answers.SayAsync(call, call.Wording.Text(key), replyToMessageId: message.MessageId, cancellationToken: cancellationToken);
    }

    /// <summary>Somebody may answer a message faster than its arrival is recorded; then the answer waits for the record.</summary>
    private async Task<BotMessage?> FindAsync(BotCall call, long messageId, CancellationToken cancellationToken)
    {
        // In this order: what is recorded between the two is met by the second look.
        var wasSending = await messages.IsSendingAsync(call.BotId, call.ChatId, cancellationToken);
        var found = await messages.FindAsync(call.BotId, call.ChatId, messageId, cancellationToken);
        return found is null && wasSending ? throw new NotYetException("the record of the message that was answered") : found;
    }

    /// <summary>Of an album any message may carry it.</summary>
    private static Message? RepliedTo(BotCall call, Message message) =>
        message.ReplyToMessage ?? call.Update.Album.Select(part => part.ReplyToMessage).FirstOrDefault(target => target is not null);

    private static bool IsOfInvoice(BotMessage message) => message.NotificationType.StartsWith("invoice.", StringComparison.Ordinal);

    private static bool IsOfTicket(BotMessage message) => message.NotificationType == NotificationTypes.BotAnswer
        || message.NotificationType.StartsWith("ticket.", StringComparison.Ordinal);
}
