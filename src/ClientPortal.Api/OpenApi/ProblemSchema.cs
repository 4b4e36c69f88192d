using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ClientPortal.Api.OpenApi;

/// <summary>How errors look.</summary>
internal static class ProblemSchema
{
    public const string Name = "Problem";

    public static OpenApiSchema Create() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Problem details (RFC 9457).",
        Required = new HashSet<string>(StringComparer.Ordinal) { "status", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("about:blank"),
            ["title"] = Text("The status in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            ["detail"] = Text("One sentence about this case."),
            ["instance"] = Text("The path of the request."),
            ["code"] = Text("What went wrong, for programs; stable. Each operation lists the codes of each status in the response's description, and for programs in its x-codes."),
            ["traceId"] = Text("Finds the request in logs and traces."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong with which field.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
        Examples = [JsonNode.Parse("""
            {"type":"about:blank","title":"Bad Request","status":400,"detail":"The request has fields that are not valid.","instance":"/api/clients","code":"validation_failed","traceId":"4bf92f3577b34da6a3ce929d0e0e4736","errors":{"name":["The name field is required."]}}
            """)!],
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
