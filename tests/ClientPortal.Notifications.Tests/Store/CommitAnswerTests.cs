using ClientPortal.NotificationStore;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

/// <summary>What was read is true only once the server has answered the commit behind it.</summary>
public sealed class CommitAnswerTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private const string SlowCommit = "SELECT pg_advisory_lock(7310)";

    /// <summary>Its notice flushes the rows to the client; the commit then waits for whoever holds the lock.</summary>
    private const string WaitInTheCommit =
        """
        CREATE OR REPLACE FUNCTION telegram.wait_in_the_commit() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE NOTICE 'commits';
            PERFORM pg_advisory_xact_lock_shared(7310);
            RETURN NULL;
        END $$;
        DROP TRIGGER IF EXISTS wait_in_the_commit ON telegram.telegram_notifications_queue;
        CREATE CONSTRAINT TRIGGER wait_in_the_commit AFTER INSERT OR UPDATE ON telegram.telegram_notifications_queue
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION telegram.wait_in_the_commit();
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly long _bot = StoreDatabase.NewBot();

    [Theory]
    [InlineData(QueueCall.Enqueue)]
    [InlineData(QueueCall.Claim)]
    [InlineData(QueueCall.Record)]
    [InlineData(QueueCall.RecordAndClaim)]
    public async Task CommitThatIsNotAnsweredInTimeIsTold(QueueCall call)
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1), Rows.To(_bot, 1), Rows.To(_bot, 2)], Cancellation);
        var row = (await store.ClaimAsync(lease, max: 1)).Notifications.Single();
        await AdminAsync(WaitInTheCommit);
        await using var hasty = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(store.NotificationsConnectionString) { CommandTimeout = 1 });
        await using var holder = NpgsqlDataSource.Create(store.AdminConnectionString);
        await using var held = await holder.OpenConnectionAsync(Cancellation);
        await using (var hold = new NpgsqlCommand(SlowCommit, held))
        {
            await hold.ExecuteNonQueryAsync(Cancellation);
        }

        var fault = await Should.ThrowAsync<NpgsqlException>(() => RunAsync(call, hasty, lease, row));

        fault.InnerException.ShouldBeOfType<TimeoutException>();
    }

    [Theory]
    [InlineData(QueueCall.Record)]
    [InlineData(QueueCall.RecordAndClaim)]
    public async Task RecordStandsThoughNobodyCouldBeNotified(QueueCall call)
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1), Rows.To(_bot, 1), Rows.To(_bot, 2)], Cancellation);
        var row = (await store.ClaimAsync(lease, max: 1)).Notifications.Single();
        await AdminAsync(
            """
            CREATE SCHEMA IF NOT EXISTS full_queue;
            GRANT USAGE ON SCHEMA full_queue TO PUBLIC;
            CREATE OR REPLACE FUNCTION full_queue.pg_notify(text, text) RETURNS void LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'too many notifications in the NOTIFY queue' USING ERRCODE = '54000';
            END $$;
            """);
        // As the services' own connections: triggers leave the notification to the end of the batch, errors name their command.
        await using var full = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(store.NotificationsConnectionString)
        {
            SearchPath = "full_queue,pg_catalog",
            Options = "-c clientportal.notifies_after_commit=on",
            IncludeFailedBatchedCommand = true,
        });

        await RunAsync(call, full, lease, row);

        (await store.StateAsync(row.Id)).ShouldBe("sent");
    }

    [Fact]
    public async Task RecordThatFailsBeforeItsCommitIsTold()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1), Rows.To(_bot, 2)], Cancellation);
        var row = (await store.ClaimAsync(lease, max: 1)).Notifications.Single();
        await AdminAsync(
            """
            CREATE OR REPLACE FUNCTION telegram.fail_the_commit() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'no' USING ERRCODE = '54000';
            END $$;
            CREATE CONSTRAINT TRIGGER fail_the_commit AFTER UPDATE ON telegram.telegram_notifications_queue
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.message = 'Hello') EXECUTE FUNCTION telegram.fail_the_commit();
            """);
        try
        {
            await using var naming = NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(store.NotificationsConnectionString) { IncludeFailedBatchedCommand = true });
            (await Should.ThrowAsync<PostgresException>(() => RunAsync(QueueCall.Record, naming, lease, row))).SqlState.ShouldBe("54000");
        }
        finally
        {
            await AdminAsync("DROP TRIGGER fail_the_commit ON telegram.telegram_notifications_queue");
        }

        (await store.StateAsync(row.Id)).ShouldBe("sending");
    }

    private Task RunAsync(QueueCall call, NpgsqlDataSource database, DispatcherLease lease, ClaimedNotification row)
    {
        var queue = new DeliveryQueue(database);
        DeliveryOutcome[] sent = [DeliveryOutcome.Sent(row, 1, Rows.Now)];
        return call switch
        {
            QueueCall.Enqueue => new NotificationQueue(database).EnqueueAsync([Rows.To(_bot, 3)], Cancellation),
            QueueCall.Claim => queue.ClaimAsync(lease, 10, Rows.Now, TimeSpan.FromMinutes(1), Cancellation),
            QueueCall.Record => queue.RecordAsync(lease, sent, botNotBefore: null, Cancellation),
            _ => queue.RecordAndClaimAsync(lease, sent, botNotBefore: null, 10, Rows.Now, TimeSpan.FromMinutes(1), Cancellation),
        };
    }

    private async Task AdminAsync(string sql)
    {
        await using var admin = NpgsqlDataSource.Create(store.AdminConnectionString);
        await using var command = admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    public enum QueueCall
    {
        Enqueue,
        Claim,
        Record,
        RecordAndClaim,
    }
}
