using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using ClientPortal.Contracts;

namespace ClientPortal.Contracts.Tests;

/// <summary>The JSON Schema (2020-12) of an event's body, made from its record and its doc comments.</summary>
internal static class EventSchema
{
    private static readonly JsonSchemaExporterOptions Exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Describe,
    };

    public static JsonObject For(EventDescription description)
    {
        var schema = ContractsJson.Options.GetJsonSchemaAsNode(description.ClrType, Exporter).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "$id", $"urn:clientportal:event:{description.EventType}");
        schema.Insert(2, "title", description.EventType);
        return schema;
    }

    /// <summary>Readers ignore members that they do not know, so the schemas stay open for additions.</summary>
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        var text = context.PropertyInfo is { } property
            ? DocComments.Parameter(property.DeclaringType, property.Name)
            : DocComments.Summary(context.TypeInfo.Type);
        if (text is not null)
        {
            schema["description"] = text;
        }

        if (Format(context.TypeInfo.Type) is { } format)
        {
            schema["format"] = format;
        }

        return schema;
    }

    private static string? Format(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare == typeof(Guid) ? "uuid"
            : bare == typeof(DateTimeOffset) ? "date-time"
            : bare == typeof(DateOnly) ? "date"
            : null;
    }

    public static string Print(JsonNode node) => node.ToJsonString(Printed) + "\n";

    private static readonly JsonSerializerOptions Printed = new(ContractsJson.Options) { WriteIndented = true };
}
