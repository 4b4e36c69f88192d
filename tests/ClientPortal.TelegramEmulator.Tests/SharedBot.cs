namespace ClientPortal.TelegramEmulator.Tests;

/// <summary>One emulator for the cases of a class that leave nothing behind which another case could see.</summary>
public sealed class SharedBot : IAsyncLifetime
{
    private TestBot? _bot;

    internal TestBot Bot => _bot!;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
        {
            await _bot.DisposeAsync();
        }
    }
}
