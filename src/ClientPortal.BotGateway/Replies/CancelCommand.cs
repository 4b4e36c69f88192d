using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Replies;

/// <summary><c>/cancel</c>: what the bot asked for is not wanted any more.</summary>
internal sealed class CancelCommand(OpenDialogs dialogs, BotAnswers answers) : IBotCommand
{
    public string Name => "cancel";

    // It says whether there was one.
    public bool EndsDialog => false;

    public async Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken)
    {
        var ended = await dialogs.EndAsync(call, cancellationToken);
        await answers.SayAsync(call, call.Wording.Text(ended ? "Reply_Cancelled" : "Reply_NothingToCancel"), cancellationToken: cancellationToken);
    }
}
