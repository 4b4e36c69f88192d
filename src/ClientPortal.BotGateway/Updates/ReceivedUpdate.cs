using System.Text.Json;

namespace ClientPortal.BotGateway.Updates;

/// <summary>
/// An update as it came, read no further than its storing needs:
/// <c>{"update_id":1,"message":{"date":1700000000,"chat":{"id":5,…},…}}</c>,
/// <c>{"update_id":2,"callback_query":{"from":{"id":5,…},"message":{"chat":{"id":5,…}},…}}</c>.
/// </summary>
/// <param name="ChatId">0 where it has none, or none that can be read.</param>
/// <param name="Kind">One of <see cref="UpdateKinds.Allowed"/>; null for every other.</param>
/// <param name="Date">When it happened, in Unix seconds; null where Telegram does not tell.</param>
internal sealed record ReceivedUpdate(long UpdateId, long ChatId, string? Kind, long? Date, string Payload)
{
    /// <summary>Null when it is no update: no object, or without an id.</summary>
    public static ReceivedUpdate? Read(JsonElement update)
    {
        if (update.ValueKind is not JsonValueKind.Object || Number(update, "update_id") is not { } id)
        {
            return null;
        }

        var kind = UpdateKinds.Allowed.FirstOrDefault(name => update.TryGetProperty(name, out _));
        var content = kind is null ? default : update.GetProperty(kind);
        return new ReceivedUpdate(id, ChatOf(content), kind, Number(content, "date"), update.GetRawText());
    }

    private static long ChatOf(JsonElement content) =>
        Number(Member(content, "chat"), "id")
        ?? Number(Member(Member(content, UpdateKinds.Message), "chat"), "id")
        ?? Number(Member(content, "from"), "id")
        ?? 0;

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : default;

    private static long? Number(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt64(out var number) ? number : null;
}
