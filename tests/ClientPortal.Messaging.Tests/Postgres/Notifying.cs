using ClientPortal.Postgres.Signals;
using ClientPortal.Testing;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Postgres;

public sealed class Notifying(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NotificationThatFoundNoFreeConnectionIsSentLater()
    {
        await using var source = NpgsqlDataSource.Create($"{database.AdminConnectionString};Maximum Pool Size=1;Timeout=1");
        await using var listening = await ListenAsync("freed");
        var warnings = new Warnings();
        using var notifier = new PostgresNotifier(source, TimeProvider.System, warnings);
        await notifier.StartAsync(Cancellation);
        await using (await source.OpenConnectionAsync(Cancellation))
        {
            notifier.Notify("freed");
            await warnings.First.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        }

        (await listening.WaitAsync(TimeSpan.FromSeconds(20), Cancellation)).ShouldBeTrue();
        await notifier.StopAsync(Cancellation);
    }

    [Fact]
    public async Task NotifierOutlivesCutSessions()
    {
        await using var source = NpgsqlDataSource.Create(database.AdminConnectionString);
        await using var listening = await ListenAsync("again");
        using var notifier = new PostgresNotifier(source, TimeProvider.System, new Warnings());
        await notifier.StartAsync(Cancellation);
        notifier.Notify("again");
        (await listening.WaitAsync(TimeSpan.FromSeconds(20), Cancellation)).ShouldBeTrue();

        await using (var cut = source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_notify(channel%'"))
        {
            await cut.ExecuteNonQueryAsync(Cancellation);
        }

        notifier.Notify("again");

        (await listening.WaitAsync(TimeSpan.FromSeconds(20), Cancellation)).ShouldBeTrue();
        await notifier.StopAsync(Cancellation);
    }

    private async Task<NpgsqlConnection> ListenAsync(string channel)
    {
        var connection = new NpgsqlConnection($"{database.AdminConnectionString};Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var listen = new NpgsqlCommand($"LISTEN {channel}", connection);
        await listen.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    /// <summary>Tells when the first warning comes.</summary>
    private sealed class Warnings : ILogger<PostgresNotifier>
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task First => _first.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _first.TrySetResult();
    }
}
