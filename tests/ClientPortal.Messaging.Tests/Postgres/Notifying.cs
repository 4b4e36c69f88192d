using ClientPortal.Postgres.Signals;
using ClientPortal.Testing;
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
        var warning = new FirstLogEntry<PostgresNotifier>();
        using var notifier = new PostgresNotifier(source, TimeProvider.System, warning);
        await notifier.StartAsync(Cancellation);
        await using (await source.OpenConnectionAsync(Cancellation))
        {
            notifier.Notify("freed");
            await warning.Written.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        }

        (await listening.WaitAsync(TimeSpan.FromSeconds(20), Cancellation)).ShouldBeTrue();
        await notifier.StopAsync(Cancellation);
    }

    [Fact]
    public async Task NotifierOutlivesCutSessions()
    {
        await using var source = NpgsqlDataSource.Create(database.AdminConnectionString);
        await using var listening = await ListenAsync("again");
        using var notifier = new PostgresNotifier(source, TimeProvider.System, new FirstLogEntry<PostgresNotifier>());
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
}
