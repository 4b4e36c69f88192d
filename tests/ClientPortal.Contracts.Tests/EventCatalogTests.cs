using System.Text.Json;
using Shouldly;
using Xunit;

namespace ClientPortal.Contracts.Tests;

public sealed class EventCatalogTests
{
    [Fact]
    public void EveryEventRecordIsListedOnce() =>
        EventCatalog.All.Select(description => description.ClrType).ShouldBe(
            typeof(IIntegrationEvent).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IIntegrationEvent))),
            ignoreOrder: true);

    [Fact]
    public void NamesAreUniqueAndSorted()
    {
        var names = EventCatalog.All.Select(description => description.EventType).ToList();
        names.ShouldBe(names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void UnknownNameHasNoRecord() => EventCatalog.FindClrType("ticket.vanished").ShouldBeNull();

    [Fact]
    public void BodyIsCamelCaseWithSnakeCaseValuesAndReadableLetters()
    {
        var json = JsonSerializer.Serialize(Samples.StatusChanged, ContractsJson.Options);

        json.ShouldBe("""
            {"ticket":{"ticketId":"0198c0de-0000-7000-8000-000000000001","number":42,"title":"Не печатает принтер","clientId":"0198c0de-0000-7000-8000-000000000002",
            "clientName":"Ромашка","status":"waiting_for_client","priority":"high","assigneeId":null,"assigneeName":null},"from":"in_progress","to":"waiting_for_client",
            "sequence":7,"occurredAt":"2026-11-22T10:00:00+00:00","actor":{"kind":"staff","accountId":"0198c0de-0000-7000-8000-000000000003","name":"Anna","via":"portal"}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void BodyReadsBackEqual()
    {
        var json = JsonSerializer.Serialize(Samples.StatusChanged, ContractsJson.Options);

        JsonSerializer.Deserialize<TicketStatusChanged>(json, ContractsJson.Options).ShouldBe(Samples.StatusChanged);
    }

    [Fact]
    public void UnknownMembersAreIgnored()
    {
        var json = JsonSerializer.Serialize(Samples.StatusChanged, ContractsJson.Options);

        JsonSerializer.Deserialize<TicketStatusChanged>("{\"addedLater\":1," + json[1..], ContractsJson.Options).ShouldBe(Samples.StatusChanged);
    }
}
