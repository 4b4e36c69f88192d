using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ClientPortal.Contracts;
using ClientPortal.Messaging.Outbox;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Testing;
using RabbitMQ.Client;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Outbox;

public sealed class WireFormat(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    private const string TraceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    [Fact]
    public async Task PlainClientReadsTheEventAsCloudEventsInBinaryMode()
    {
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema));
        var account = Guid.CreateVersion7();
        var changed = TestEvents.Changed(account, 7);
        using (var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).SetParentId(TraceParent).Start())
        {
            await service.WriteAsync(changed);
        }

        await tap.ReceivedAsync(1);

        var message = tap.Messages.ShouldHaveSingleItem();
        Encoding.UTF8.GetString(message.Body).ShouldBe(JsonSerializer.Serialize(changed, ContractsJson.Options));
        message.RoutingKey.ShouldBe("account.changed");
        message.Properties.DeliveryMode.ShouldBe(DeliveryModes.Persistent);
        message.Properties.ContentType.ShouldBe("application/json");
        message.Properties.Type.ShouldBe("account.changed");
        message.Properties.MessageId.ShouldBe(message.Header("cloudEvents:id"));
        Guid.TryParse(message.Properties.MessageId, out _).ShouldBeTrue();
        message.Header("cloudEvents:specversion").ShouldBe("1.0");
        message.Header("cloudEvents:type").ShouldBe("account.changed");
        message.Header("cloudEvents:source").ShouldBe("/clientportal/tests");
        message.Header("cloudEvents:subject").ShouldBe(account.ToString());
        message.Header("cloudEvents:sequence").ShouldBe("7");
        message.Header("cloudEvents:time").ShouldBe("2026-03-02T09:00:00Z");
        message.Header("traceparent").ShouldStartWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
        message.Properties.Headers!.Keys.ShouldBe(
            ["cloudEvents:specversion", "cloudEvents:id", "cloudEvents:source", "cloudEvents:type", "cloudEvents:subject", "cloudEvents:sequence", "cloudEvents:time", "traceparent"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task SpanOfThePublicationContinuesTheTraceOfTheCause()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => string.Equals(source.Name, MessagingTelemetry.Name, StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema));
        string cause;
        using (var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            cause = request.Id!;
            var traced = OutboxMessage.From(TestEvents.Created(Guid.CreateVersion7(), 1));
            Activity.Current = null;
            var untraced = OutboxMessage.From(TestEvents.Created(Guid.CreateVersion7(), 2));
            await service.WriteAsync([traced, untraced]);
        }

        await tap.ReceivedAsync(2);

        var sent = tap.Messages.Select(message => message.Header("traceparent")).ToArray();
        sent[0][..35].ShouldBe(cause[..35]);
        sent[0].ShouldNotBe(cause);
        sent[1][..35].ShouldNotBe(cause[..35], "an event without a cause starts a trace of its own");
    }
}
