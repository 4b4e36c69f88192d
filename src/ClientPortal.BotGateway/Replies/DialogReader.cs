using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Replies;

/// <summary>Takes a message for what the bot asked for.</summary>
internal sealed class DialogReader(OpenDialogs dialogs, CommentWriter comments, TicketWriter tickets, FollowUps followUps, Prompts prompts) : IMessageReader
{
    public async Task<bool> TryReadAsync(BotCall call, Message message, CancellationToken cancellationToken)
    {
        if (call.Person is not { } person || await dialogs.FindAsync(call, cancellationToken) is not { } dialog)
        {
            return false;
        }

        if (dialog.Step == DialogStep.Ended)
        {
            // A repeat of the message that ended it has nothing left to do.
            return dialog.ChangedBy == call.Update.UpdateId;
        }

        if (dialog.AccountId != person.AccountId)
        {
            return false;
        }

        if (dialog.ChangedBy == call.Update.UpdateId)
        {
            // A repeat of the message that led here: only the question may be missing.
            await prompts.AskAsync(call, dialog.Step, cancellationToken);
            return true;
        }

        if (OpenDialogs.HasEnded(call, dialog))
        {
            await prompts.SayEndedAsync(call, cancellationToken);
            await dialogs.EndAsync(call, cancellationToken);
            return true;
        }

        return await TakeAsync(call, person, dialog, message, cancellationToken);
    }

    private async Task<bool> TakeAsync(BotCall call, Person person, Dialog dialog, Message message, CancellationToken cancellationToken)
    {
        switch (dialog.Step)
        {
            case DialogStep.Answer:
                await EndIfAsync(await comments.WriteAsync(call, person, message, dialog.TicketId!.Value, isNote: false, cancellationToken));
                return true;
            case DialogStep.Subject:
                await prompts.TakeSubjectAsync(call, person, message, cancellationToken);
                return true;
            case DialogStep.Text:
                await EndIfAsync(await tickets.WriteAsync(call, person, message, dialog.Subject!, below: "", followUpOf: null, cancellationToken));
                return true;
            case DialogStep.FollowUp when dialog.Draft is null:
                await EndIfAsync(await followUps.WriteAsync(call, person, message, dialog.TicketId!.Value, cancellationToken));
                return true;
            default:
                return false;
        }

        // Last of all: until then a repeat finds the dialog as it was, and the Api knows the key.
        async Task EndIfAsync(bool done)
        {
            if (done)
            {
                await dialogs.EndAsync(call, cancellationToken);
            }
        }
    }
}
