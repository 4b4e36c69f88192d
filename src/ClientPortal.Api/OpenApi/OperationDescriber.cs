using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace ClientPortal.Api.OpenApi;

/// <summary>Adds what the plumbing does to every operation: sign-in, headers, problems with their codes.</summary>
internal sealed class OperationDescriber : IOpenApiOperationTransformer
{
    /// <summary>Extension of a refusal's response: the codes that it may carry.</summary>
    public const string Codes = "x-codes";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        var problems = new OperationProblems(context);

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            // Members of a parameter record come under their C# names.
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
        }

        if (!problems.IsAnonymous)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OpenApiSetup.Bearer, document)] = [] }];
        }

        if (problems.TakesVersion)
        {
            AddHeader(operation, "If-Match", "The ETag of what was read; 412 when it has changed since.", problems.RequiresVersion);
        }

        if (problems.IsIdempotent)
        {
            AddHeader(operation, "Idempotency-Key", "1 to 255 characters of the caller's choice; a repeat with the same key gets the first answer.", required: false);
        }

        foreach (var refusal in problems.ByStatus())
        {
            AddProblem(operation, document, refusal.Key, [.. refusal]);
        }

        return Task.CompletedTask;
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description, bool required)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    // The codes twice: for people in the description, for programs in the extension.
    private static void AddProblem(OpenApiOperation operation, OpenApiDocument document, int status, string[] codes)
    {
        operation.Responses ??= [];
        operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = $"{ReasonPhrases.GetReasonPhrase(status)}: {string.Join(", ", codes.Select(code => $"`{code}`"))}",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ProblemSchema.Name, document) },
            },
            Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal)
            {
                [Codes] = new JsonNodeExtension(new JsonArray([.. codes.Select(code => (JsonNode)code)])),
            },
        };
    }
}
