using Microsoft.OpenApi;

namespace ClientPortal.Api.OpenApi;

/// <summary>The API's description at <c>/openapi/v1.json</c> and its page at <c>/swagger</c>.</summary>
internal static class OpenApiSetup
{
    public const string Bearer = "bearer";

    private const string Document = "v1";

    public static WebApplicationBuilder AddPortalOpenApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi(Document, options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                Describe(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer<OperationDescriber>();
            options.AddSchemaTransformer<SchemaDescriber>();
        });
        return builder;
    }

    /// <summary>Before authorization: the page has nothing to hide, and signs in with a token itself.</summary>
    public static WebApplication UseSwaggerPage(this WebApplication app)
    {
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "swagger";
            page.DocumentTitle = "ClientPortal API";
            page.SwaggerEndpoint($"/openapi/{Document}.json", Document);
        });
        return app;
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ClientPortal API",
            Version = "1",
            Description = """
                Tickets, invoices and accounts of a service company and its clients.

                Sign in with `POST /api/auth/login` and send the access token as `Authorization: Bearer …`. Requests that create
                something or change a ticket take an `Idempotency-Key`: a repeat with the same key and body gets the first answer and changes
                nothing. Errors are problem details (RFC 9457) with a stable `code`; each operation lists those that it answers with, by status (for programs
                in the response's `x-codes`). Lists are read page by page with `limit` and `cursor`.
                """,
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The accessToken of /api/auth/login.",
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas[ProblemSchema.Name] = ProblemSchema.Create();
    }
}
