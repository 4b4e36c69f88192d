using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Files;
using ClientPortal.TelegramEmulator.Hosting;
using Microsoft.Extensions.Options;

namespace ClientPortal.TelegramEmulator.Storage;

/// <summary>Reads the journal before anything else starts and closes it after everything else stopped.</summary>
internal sealed partial class JournalHost(World world, DataFolder folder, IOptions<EmulatorOptions> options, ILogger<JournalHost> logger)
    : IHostedLifecycleService, IAsyncDisposable
{
    private FileJournal? _journal;

    /// <summary>Null while nothing is kept.</summary>
    public IJournal? Journal => _journal;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!folder.IsKept)
        {
            LogNotKept(logger);
            world.Open(journal: null);
            return;
        }

        await JournalFile.ReadAsync(folder.Journal, world.Replay, cancellationToken);
        _journal = new FileJournal(folder.Journal, world, new JournalSettings(options.Value.Fsync, options.Value.CompactAtBytes), world.Time);
        _journal.Open();
        world.Open(_journal);
        LogKept(logger, folder.Root);
    }

    public async ValueTask DisposeAsync()
    {
        if (_journal is not null)
        {
            await _journal.DisposeAsync();
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "Chats are kept in {Folder}")]
    private static partial void LogKept(ILogger logger, string folder);

    [LoggerMessage(2, LogLevel.Information, "Chats are kept in memory only: set Emulator:DataPath to keep them over a restart")]
    private static partial void LogNotKept(ILogger logger);
}
