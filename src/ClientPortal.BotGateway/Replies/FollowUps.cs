using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Replies;

/// <summary>New tickets that go on with closed ones.</summary>
internal sealed class FollowUps(PortalTickets portal, TicketWriter tickets, BotAnswers answers)
{
    /// <summary>Of a message.</summary>
    /// <returns>False where it could not be a ticket's text.</returns>
    public async Task<bool> WriteAsync(BotCall call, Person person, Message message, Guid ticketId, CancellationToken cancellationToken)
    {
        var answer = await portal.ReadAsync(person, ticketId, cancellationToken);
        if (answer.TryGet(out var earlier, out var refusal))
        {
            return await tickets.WriteAsync(call, person, message, SubjectOf(call, earlier), below: "", earlier.Id, cancellationToken);
        }

        await RefuseAsync(call, refusal, cancellationToken);
        return true;
    }

    /// <summary>Of what was written before.</summary>
    public async Task OpenAsync(BotCall call, Person person, Guid ticketId, ReceivedText text, CancellationToken cancellationToken)
    {
        var answer = await portal.ReadAsync(person, ticketId, cancellationToken);
        if (answer.TryGet(out var earlier, out var refusal))
        {
            await tickets.OpenAsync(call, person, SubjectOf(call, earlier), text, earlier.Id, messageId: null, cancellationToken);
            return;
        }

        await RefuseAsync(call, refusal, cancellationToken);
    }

    private static string SubjectOf(BotCall call, PortalTicket earlier) => call.Wording.Text("Reply_FollowUpSubject", earlier.Number, earlier.Title);

    private Task RefuseAsync(BotCall call, PortalRefusal refusal, CancellationToken cancellationToken) => answers.SayAsync(
        call, call.NotDone("Reply_NotOpened", refusal), cancellationToken: cancellationToken);
}
