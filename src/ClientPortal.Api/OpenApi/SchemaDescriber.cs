using System.Text.Json.Nodes;
using ClientPortal.Api.Accounts;
using ClientPortal.Api.Auth.SignIn;
using ClientPortal.Api.Clients;
using ClientPortal.Api.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClientPortal.Api.OpenApi;

/// <summary>Names the values of enums in query strings, and shows examples of the requests that a newcomer sends first.</summary>
internal sealed class SchemaDescriber : IOpenApiSchemaTransformer
{
    private static readonly Dictionary<Type, string> Examples = new()
    {
        [typeof(LoginRequest)] = """{"userName":"admin","password":"correct horse battery"}""",
        [typeof(CreateAccountRequest)] = """{"userName":"anna","role":"staff","name":"Anna Smith","language":"en","timeZone":"Europe/London"}""",
        [typeof(CreateClientRequest)] = """{"name":"Romashka LLC","userName":"romashka","language":"ru","timeZone":"Europe/Moscow","contactName":"Olga Petrova","email":"olga@romashka.example"}""",
        [typeof(ChangeMeRequest)] = """{"language":"en","timeZone":"Asia/Tokyo"}""",
    };

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (Examples.TryGetValue(type, out var example))
        {
            schema.Examples = [JsonNode.Parse(example)!];
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Choice<>))
        {
            schema.Type = JsonSchemaType.String;
            schema.Properties = null;
            schema.Enum = Enum.GetNames(type.GetGenericArguments()[0])
                .Select(name => (JsonNode)System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name))
                .ToList();
        }

        return Task.CompletedTask;
    }
}
