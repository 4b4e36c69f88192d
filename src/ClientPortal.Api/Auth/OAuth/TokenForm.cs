using Microsoft.OpenApi;

namespace ClientPortal.Api.Auth.OAuth;

/// <summary>The form of <c>/oauth/token</c> in the API's description.</summary>
internal static class TokenForm
{
    public static OpenApiRequestBody Describe() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/x-www-form-urlencoded"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string>(StringComparer.Ordinal) { "grant_type" },
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                    {
                        ["grant_type"] = Text($"{TokenEndpoint.ClientCredentials} or {TokenEndpoint.TokenExchange}"),
                        ["client_id"] = Text("With client credentials: the service's name, such as bot-gateway."),
                        ["client_secret"] = Text("With client credentials."),
                        ["actor_token"] = Text("With token exchange: the service's own token."),
                        ["requested_subject"] = Text("With token exchange: the id of the account to act for."),
                    },
                },
            },
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
