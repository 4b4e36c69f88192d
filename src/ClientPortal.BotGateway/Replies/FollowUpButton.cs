using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.BotGateway.Tickets;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Replies;

/// <summary>Opens a ticket that goes on with a closed one, of what the client has written already, or asks him for it.</summary>
internal sealed class FollowUpButton(
    TicketActions actions, PortalTickets tickets, OpenDialogs dialogs, FollowUps followUps, Prompts prompts, BotAnswers answers) : IButton
{
    public string Name => ButtonNames.FollowUp;

    public async Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        if (await actions.ReadAsync(call, press, cancellationToken) is not (var person, var ticketId))
        {
            return;
        }

        var dialog = await dialogs.FindAsync(call, cancellationToken);
        if (dialog is { Step: DialogStep.Ended } && dialog.ChangedBy == call.Update.UpdateId)
        {
            // A repeat of the press that opened it.
            return;
        }

        if (dialog is { Step: DialogStep.FollowUp, Draft: { } draft } && dialog.TicketId == ticketId && dialog.AccountId == person.AccountId && !OpenDialogs.HasEnded(call, dialog))
        {
            await followUps.OpenAsync(call, person, ticketId, new(draft, dialog.Attachments ?? [], []), cancellationToken);
            await dialogs.EndAsync(call, cancellationToken);
            return;
        }

        await AskAsync(call, press, person, ticketId, cancellationToken);
    }

    private async Task AskAsync(BotCall call, ButtonPress press, Person person, Guid ticketId, CancellationToken cancellationToken)
    {
        var answer = await tickets.ReadAsync(person, ticketId, cancellationToken);
        if (!answer.TryGet(out _, out var refusal) || !person.IsClient)
        {
            var notice = refusal is null ? call.Wording.Text("Portal_Forbidden") : PortalWords.Of(refusal, call.Wording);
            await answers.AnswerAsync(press, notice, cancellationToken);
            return;
        }

        await dialogs.SaveAsync(call, person, DialogStep.FollowUp, cancellationToken, ticketId);
        await prompts.AskAsync(call, DialogStep.FollowUp, cancellationToken);
    }
}
