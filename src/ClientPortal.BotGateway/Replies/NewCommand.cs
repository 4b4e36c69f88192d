using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Replies;

/// <summary><c>/new</c>: a new ticket, its subject first, then its text.</summary>
internal sealed class NewCommand(OpenDialogs dialogs, Prompts prompts, BotAnswers answers) : IBotCommand
{
    public string Name => "new";

    public async Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken)
    {
        if (call.Person is not { } person)
        {
            await answers.ConnectFirstAsync(call, cancellationToken);
            return;
        }

        if (!person.IsClient)
        {
            await answers.SayAsync(call, call.Wording.Text("Reply_NewForClients"), cancellationToken: cancellationToken);
            return;
        }

        await dialogs.SaveAsync(call, person, DialogStep.Subject, cancellationToken);
        await prompts.AskAsync(call, DialogStep.Subject, cancellationToken);
    }
}
