using System.Text.Json.Nodes;
using ClientPortal.Contracts;

namespace ClientPortal.Contracts.Tests;

/// <summary>The AsyncAPI 3.0 document that lists every published event.</summary>
internal static class AsyncApi
{
    public static JsonObject Document() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "ClientPortal events",
            ["version"] = "1.0.0",
            ["description"] = "Bind a durable queue of your own to the topic exchange by routing key. Each message is a CloudEvents 1.0 event in AMQP binary mode: "
                + "the body is the JSON below, the attributes are headers. Delivery is at least once: drop repeats by cloudEvents:id. "
                + "Events of one source and subject come in order of cloudEvents:sequence, so remember it by both: the account and the Telegram link of a staff member share their subject. Members and events are only ever added.",
        },
        ["defaultContentType"] = "application/json",
        ["channels"] = Map(description => new JsonObject
        {
            ["address"] = description.EventType,
            ["messages"] = new JsonObject { ["event"] = Reference($"#/components/messages/{description.EventType}") },
            ["bindings"] = new JsonObject
            {
                ["amqp"] = new JsonObject
                {
                    ["is"] = "routingKey",
                    ["exchange"] = new JsonObject { ["name"] = EventCatalog.Exchange, ["type"] = "topic", ["durable"] = true, ["autoDelete"] = false },
                },
            },
        }),
        ["operations"] = Map(description => new JsonObject
        {
            ["action"] = "send",
            ["channel"] = Reference($"#/channels/{description.EventType}"),
            ["summary"] = DocComments.Summary(description.ClrType),
        }),
        ["components"] = new JsonObject
        {
            ["messages"] = Map(description => new JsonObject
            {
                ["name"] = description.EventType,
                ["summary"] = DocComments.Summary(description.ClrType),
                ["contentType"] = "application/json",
                ["headers"] = Reference("#/components/schemas/cloudEventHeaders"),
                ["payload"] = Reference($"./{description.EventType}.schema.json"),
            }),
            ["schemas"] = new JsonObject { ["cloudEventHeaders"] = Headers() },
        },
    };

    private static JsonObject Headers() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray(
            "cloudEvents:specversion", "cloudEvents:id", "cloudEvents:source", "cloudEvents:type", "cloudEvents:subject", "cloudEvents:time", "cloudEvents:sequence"),
        ["properties"] = new JsonObject
        {
            ["cloudEvents:specversion"] = Text("Always 1.0."),
            ["cloudEvents:id"] = Text("UUID of the event, also the AMQP message_id; the same on a repeat."),
            ["cloudEvents:source"] = Text("The service that published it, for example /clientportal/api."),
            ["cloudEvents:type"] = Text("The event's name, also the routing key."),
            ["cloudEvents:subject"] = Text("Id of the ticket, invoice, account, recipient or notification that it is about."),
            ["cloudEvents:time"] = Text("When it happened, RFC 3339, UTC."),
            ["cloudEvents:sequence"] = Text("Rises within source and subject; decimal number as text."),
            ["traceparent"] = Text("W3C trace context of the request that caused it; may be missing."),
        },
    };

    private static JsonObject Map(Func<EventDescription, JsonObject> value) =>
        new(EventCatalog.All.Select(description => KeyValuePair.Create<string, JsonNode?>(description.EventType, value(description))));

    private static JsonObject Reference(string target) => new() { ["$ref"] = target };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };
}
