using ClientPortal.Messaging.Outbox;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Outbox;

/// <summary>What wakes a relay that hardly ever looks by itself.</summary>
public sealed class RelayWaking(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    private static readonly OutboxOptions SeldomLooking = new() { Schema = TestService.Schema, PollInterval = TimeSpan.FromHours(1) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EventOfAContextLeavesBehindItsCommit()
    {
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await StartAsync(tap);
        await using var context = new OutboxContext(service.Services);

        context.AddEvent(TestEvents.Created(Guid.CreateVersion7()));
        await context.SaveChangesAsync(Cancellation);

        await tap.ReceivedAsync(2);
    }

    [Fact]
    public async Task EventOfATransactionOverSeveralSavesLeavesBehindItsCommit()
    {
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await StartAsync(tap);
        await using var context = new OutboxContext(service.Services);
        await using (var transaction = await context.Database.BeginTransactionAsync(Cancellation))
        {
            context.AddEvent(TestEvents.Created(Guid.CreateVersion7()));
            await context.SaveChangesAsync(Cancellation);
            context.AddEvent(TestEvents.Created(Guid.CreateVersion7()));
            await context.SaveChangesAsync(Cancellation);
            await transaction.CommitAsync(Cancellation);
        }

        await tap.ReceivedAsync(3);
    }

    /// <summary>Somebody's own SQL, who knows nothing of waking.</summary>
    [Fact]
    public async Task TriggerWakesForAnyOtherWriter()
    {
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await StartAsync(tap);
        await using var source = NpgsqlDataSource.Create(database.ApiConnectionString);
        await using var connection = await source.OpenConnectionAsync(Cancellation);

        await connection.AddEventsAsync(TestService.Schema, [OutboxMessage.From(TestEvents.Created(Guid.CreateVersion7()))], Cancellation);

        await tap.ReceivedAsync(2);
    }

    /// <summary>Commits that notify would wait for each other's flush.</summary>
    [Fact]
    public async Task ServicesOwnTransactionsDoNotNotify()
    {
        await using var service = await TestService.StartAsync(database, broker, _ => { });
        await using var source = NpgsqlDataSource.Create(database.ApiConnectionString);
        await using var listening = await source.OpenConnectionAsync(Cancellation);
        var payloads = new List<string>();
        listening.Notification += (_, notification) => payloads.Add(notification.Payload);
        await ExecuteAsync(listening, "LISTEN portal_outbox");
        await using (var connection = await service.Database.OpenConnectionAsync(Cancellation))
        {
            await connection.AddEventsAsync(TestService.Schema, [OutboxMessage.From(TestEvents.Created(Guid.CreateVersion7()))], Cancellation);
            await ExecuteAsync(connection, "SELECT pg_notify('portal_outbox', 'afterwards')");
        }

        await listening.WaitAsync(Cancellation);

        payloads.ShouldBe(["afterwards"]);
    }

    /// <summary>A relay that is up and asleep: it has published one event.</summary>
    private async Task<TestService> StartAsync(EventTap tap)
    {
        var service = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(SeldomLooking));
        await service.WriteAsync(TestEvents.Created(Guid.CreateVersion7()));
        await tap.ReceivedAsync(1);
        await service.OutboxIsEmptyAsync();
        return service;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
