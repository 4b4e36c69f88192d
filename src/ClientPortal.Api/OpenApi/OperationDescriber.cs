using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Idempotency;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace ClientPortal.Api.OpenApi;

/// <summary>Adds what the plumbing does to every operation: sign-in, headers, problems.</summary>
internal sealed class OperationDescriber : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var handler = metadata.OfType<MethodInfo>().FirstOrDefault()?.GetParameters() ?? [];
        var document = context.Document!;
        var anonymous = metadata.OfType<IAllowAnonymous>().Any();
        var required = handler.Any(parameter => parameter.ParameterType == typeof(IfMatch));
        var versioned = required || handler.Any(parameter => parameter.ParameterType == typeof(OptionalIfMatch));
        var idempotent = metadata.OfType<IdempotencyMetadata>().Any();

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            // Members of a parameter record come under their C# names.
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
        }

        if (!anonymous)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OpenApiSetup.Bearer, document)] = [] }];
        }

        if (versioned)
        {
            AddHeader(operation, "If-Match", "The ETag of what was read; 412 when it has changed since.", required);
        }

        if (idempotent)
        {
            AddHeader(operation, "Idempotency-Key", "1 to 255 characters of the caller's choice; a repeat with the same key gets the first answer.", required: false);
        }

        foreach (var status in Problems(context, anonymous, required, versioned, idempotent))
        {
            AddProblem(operation, document, status);
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<int> Problems(OpenApiOperationTransformerContext context, bool anonymous, bool required, bool versioned, bool idempotent)
    {
        yield return 400;
        if (!anonymous)
        {
            yield return 401;
            yield return 403;
        }

        if (context.Description.ParameterDescriptions.Any(parameter => string.Equals(parameter.Source.Id, "Path", StringComparison.Ordinal)))
        {
            yield return 404;
        }

        if (!string.Equals(context.Description.HttpMethod, "GET", StringComparison.Ordinal))
        {
            yield return 409;
        }

        if (versioned)
        {
            yield return 412;
        }

        if (required)
        {
            yield return 428;
        }

        if (idempotent)
        {
            yield return 422;
        }

        yield return 429;
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

    private static void AddProblem(OpenApiOperation operation, OpenApiDocument document, int status)
    {
        operation.Responses ??= [];
        operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = ReasonPhrases.GetReasonPhrase(status),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ProblemSchema.Name, document) },
            },
        };
    }
}
