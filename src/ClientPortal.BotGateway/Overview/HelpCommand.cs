using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Overview;

/// <summary><c>/help</c>: what the bot can do for this person.</summary>
internal sealed class HelpCommand(BotAnswers answers) : IBotCommand
{
    public string Name => "help";

    public Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken) => call.Person is { } person
        ? answers.SayAsync(call, call.Wording.Text(person.IsClient ? "Overview_Help_Client" : "Overview_Help_Staff"), cancellationToken: cancellationToken)
        : answers.ConnectFirstAsync(call, cancellationToken);
}
