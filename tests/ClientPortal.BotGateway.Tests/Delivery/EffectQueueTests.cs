using ClientPortal.BotGateway.Delivery;
using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.LocalServers;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

public sealed class EffectQueueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EffectThatCannotBeDoneIsLeftOut()
    {
        var database = NpgsqlDataSource.Create("Host=127.0.0.1");
        await database.DisposeAsync();
        var effects = Queue(database);

        await effects.ApplyAsync(Cancel);

        effects.Count.ShouldBe(0);
    }

    [Fact]
    public async Task EffectsWaitForADatabaseThatIsAway()
    {
        await using var database = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={FreePorts.Next()}");
        var effects = Queue(database);

        var fault = await Should.ThrowAsync<NpgsqlException>(() => effects.ApplyAsync(Cancel));

        DatabaseFaults.IsTransient(fault).ShouldBeTrue();
        effects.Count.ShouldBe(2);
    }

    private static EffectQueue Queue(NpgsqlDataSource database)
    {
        var effects = new OutcomeEffects(new Links(database, TimeProvider.System), new ChatMigration(database), NullLogger<OutcomeEffects>.Instance);
        var queue = new EffectQueue(effects, NullLogger.Instance);
        queue.Add(new LinkEffect.Suspend(Rows.Claimed(1), Causes.BotBlocked));
        queue.Add(new LinkEffect.Move(Rows.Claimed(2), -1001));
        return queue;
    }
}
