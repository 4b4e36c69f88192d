using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Wishes.Bot;

/// <summary><c>/mute</c>: nothing but direct messages from now on.</summary>
internal sealed class MuteCommand(SettingsAnswers settings) : IBotCommand
{
    public string Name => "mute";

    public Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken) =>
        settings.ShowAsync(call, wishes => wishes with { Paused = true }, cancellationToken);
}
