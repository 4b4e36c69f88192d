using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Wishes.Bot;

/// <summary><c>/settings</c>: what comes and what does not, with buttons to change it.</summary>
internal sealed class SettingsCommand(SettingsAnswers settings) : IBotCommand
{
    public string Name => "settings";

    public Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken) => settings.ShowAsync(call, change: null, cancellationToken);
}
