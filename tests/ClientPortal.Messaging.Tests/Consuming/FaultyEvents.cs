using ClientPortal.Contracts;
using ClientPortal.Messaging.Parked;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Postgres;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Consuming;

public sealed class FaultyEvents(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    private static readonly Backoff Short = new(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20));

    private readonly Recording _recording = new();

    [Fact]
    public async Task PoisonIsParkedAndReplayedWhileOthersFlow()
    {
        var poison = Guid.CreateVersion7();
        var healed = false;
        _recording.Work = (message, _, _) => message.Account.AccountId == poison && message.Sequence == 1 && !healed
            ? throw new InvalidOperationException("cannot be handled")
            : Task.CompletedTask;
        await using var service = await StartAsync("poison");
        await service.WriteAsync(TestEvents.Changed(poison, 1), TestEvents.Changed(poison, 2), TestEvents.Changed(Guid.CreateVersion7(), 1));
        await HandledAsync(2);

        var parked = (await ListAsync(service, 1)).ShouldHaveSingleItem();
        parked.ShouldSatisfyAllConditions(
            () => parked.Queue.ShouldBe("poison"),
            () => parked.Type.ShouldBe("account.changed"),
            () => parked.Subject.ShouldBe(poison.ToString()),
            () => parked.Reason.ShouldBe(ParkReasons.Failed),
            () => parked.Detail.ShouldBe("InvalidOperationException: cannot be handled"),
            () => parked.Tries.ShouldBe(3),
            () => parked.ParkedAt.ShouldNotBeNull(),
            () => parked.Body.ShouldContain(poison.ToString()));

        healed = true;
        (await Parked(service).ReplayAsync(new ParkedFilter(Type: "account.changed", Reason: ParkReasons.Failed), Token)).ShouldBe(1);
        await HandledAsync(3);
        (await Parked(service).ListAsync(new ParkedFilter(), 10, Token)).ShouldBeEmpty();
        _recording.Handled.ShouldContain(handled => handled.EventId.ToString() == parked.EventId);
    }

    [Fact]
    public async Task FaultOfTheInfrastructureIsRetriedBeyondAllTries()
    {
        var failures = 0;
        _recording.Work = (_, _, _) => Interlocked.Increment(ref failures) <= 20 ? throw new TimeoutException("away") : Task.CompletedTask;
        await using var service = await StartAsync("away");

        await service.WriteAsync(TestEvents.Changed(Guid.CreateVersion7(), 1));
        await HandledAsync(1);

        failures.ShouldBe(21);
        (await Parked(service).ListAsync(new ParkedFilter(), 10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ServiceCanNameFaultsOfItsOwn()
    {
        var failures = 0;
        _recording.Work = (_, _, _) => Interlocked.Increment(ref failures) <= 8 ? throw new InvalidDataException() : Task.CompletedTask;
        await using var service = await StartAsync("own-faults", queue => queue.RetryWithoutLimitOn(exception => exception is InvalidDataException));

        await service.WriteAsync(TestEvents.Changed(Guid.CreateVersion7(), 1));
        await HandledAsync(1);

        failures.ShouldBe(9);
    }

    [Theory]
    [InlineData("{ not json", "id,subject,sequence", ParkReasons.Unreadable)]
    [InlineData("{}", "subject,sequence", ParkReasons.Incomplete)]
    [InlineData("{}", "id,sequence", ParkReasons.Incomplete)]
    [InlineData("{}", "id,subject", ParkReasons.Incomplete)]
    public async Task MessageThatCannotBeReadIsParkedAtOnce(string body, string attributes, string reason)
    {
        await using var service = await StartAsync("unreadable");
        await using var publisher = await PlainPublisher.OpenAsync(broker);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = Guid.NewGuid().ToString(), ["subject"] = "s", ["sequence"] = "1" };

        await publisher.PublishAsync(body, attributes.Split(',').ToDictionary(name => $"cloudEvents:{name}", name => (object?)values[name], StringComparer.Ordinal));

        var parked = (await ListAsync(service, 1)).ShouldHaveSingleItem();
        (parked.Reason, parked.Body, parked.Tries).ShouldBe((reason, body, 0));
        (await Parked(service).DiscardAsync(new ParkedFilter(Id: parked.Id), Token)).ShouldBe(1);
        (await Parked(service).ListAsync(new ParkedFilter(), 10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ParkingPlaceThatWasDeletedIsMadeAgainBeforeAnythingIsParked()
    {
        _recording.Work = (_, _, _) => throw new InvalidOperationException("poison");
        await using var service = await StartAsync("placeless");
        using var deleted = await broker.Management.DeleteAsync($"api/queues/{broker.Name}/placeless_error", Token);
        deleted.EnsureSuccessStatusCode();
        await using var publisher = await PlainPublisher.OpenAsync(broker);

        await publisher.PublishAsync(TestEvents.Changed(Guid.CreateVersion7(), 1), Guid.CreateVersion7());

        (await ListAsync(service, 1)).ShouldHaveSingleItem().Reason.ShouldBe(ParkReasons.Failed);
    }

    [Fact]
    public async Task EventWithoutConsumerIsSetAside()
    {
        await using (await StartAsync("narrowed", queue => queue.Consume<AccountCreated, CreatedConsumer>()))
        {
            // Only so that the queue was once bound for account.created.
        }

        await using var service = await StartAsync("narrowed");
        await service.WriteAsync(TestEvents.Created(Guid.CreateVersion7()));

        (await ListAsync(service, 1)).ShouldHaveSingleItem().Reason.ShouldBe(ParkReasons.UnknownType);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ParkedMessages Parked(TestService service) => service.Services.GetRequiredService<ParkedMessages>();

    private static Task<IReadOnlyList<ParkedMessage>> ListAsync(TestService service, int count) => Eventually.Matches(
        token => Parked(service).ListAsync(new ParkedFilter(), 10, token), parked => parked.Count >= count, $"{count} parked messages", Token);

    private async Task<TestService> StartAsync(string queue, Action<EventQueueBuilder>? configure = null)
    {
        var service = await TestService.StartAsync(
            database,
            broker,
            messaging => messaging.AddOutbox(TestService.Schema, queue).AddQueue(queue, builder =>
            {
                (builder.Options.Tries, builder.Options.TryBackoff, builder.Options.InfrastructureBackoff) = (3, Short, Short);
                builder.Consume<AccountChanged, RecordingConsumer>();
                configure?.Invoke(builder);
            }),
            services => services.AddSingleton(_recording));
        return await service.QueuesAreReadAsync();
    }

    private Task<int> HandledAsync(int count) => Eventually.Matches(
        _ => Task.FromResult(_recording.Handled.Count), handled => handled >= count, $"{count} events handled", Token);

    private sealed class CreatedConsumer : IEventConsumer<AccountCreated>
    {
        public Task ConsumeAsync(AccountCreated message, EventEnvelope envelope, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
