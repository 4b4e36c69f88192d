using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Wishes.Bot;

/// <summary><c>/unmute</c>: everything again that is not switched off by itself.</summary>
internal sealed class UnmuteCommand(SettingsAnswers settings) : IBotCommand
{
    public string Name => "unmute";

    /// <summary>Whoever says so wants to hear, so the switch over all of it goes on as well.</summary>
    public Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken) =>
        settings.ShowAsync(call, wishes => wishes with { Paused = false, Enabled = true }, cancellationToken);
}
