using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClientPortal.NotificationStore;

/// <summary>How a document stands in the queue's table.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(QueuedDocument))]
internal sealed partial class DocumentJson : JsonSerializerContext
{
    public static string? Write(QueuedDocument? document) =>
        document is null ? null : JsonSerializer.Serialize(document, Default.QueuedDocument);

    public static QueuedDocument? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, Default.QueuedDocument);
}
