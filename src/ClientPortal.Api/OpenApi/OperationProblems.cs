using System.Reflection;
using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Idempotency;
using ClientPortal.Api.Problems;
using ClientPortal.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace ClientPortal.Api.OpenApi;

/// <summary>The refusals that an operation may answer with: its own rules', and those of the plumbing that it uses.</summary>
internal sealed class OperationProblems
{
    private readonly IList<object> _metadata;

    public OperationProblems(OpenApiOperationTransformerContext context)
    {
        _metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var handler = _metadata.OfType<MethodInfo>().FirstOrDefault()?.GetParameters() ?? [];
        var sources = context.Description.ParameterDescriptions.Select(parameter => parameter.Source.Id).ToHashSet(StringComparer.Ordinal);
        IsAnonymous = _metadata.OfType<IAllowAnonymous>().Any();
        RequiresVersion = handler.Any(parameter => parameter.ParameterType == typeof(IfMatch));
        TakesVersion = RequiresVersion || handler.Any(parameter => parameter.ParameterType == typeof(OptionalIfMatch));
        IsIdempotent = _metadata.OfType<IdempotencyMetadata>().Any();
        IsRead = string.Equals(context.Description.HttpMethod, "GET", StringComparison.Ordinal);
        HasPath = sources.Contains("Path");
        HasQuery = sources.Contains("Query");
        IsPaged = context.Description.ParameterDescriptions.Any(parameter => string.Equals(parameter.Name, "cursor", StringComparison.OrdinalIgnoreCase));
    }

    public bool IsAnonymous { get; }

    public bool RequiresVersion { get; }

    public bool TakesVersion { get; }

    public bool IsIdempotent { get; }

    private bool IsRead { get; }

    private bool HasPath { get; }

    private bool HasQuery { get; }

    private bool IsPaged { get; }

    private IAcceptsMetadata? Body => _metadata.OfType<IAcceptsMetadata>().LastOrDefault();

    private bool TakesJson => Body?.ContentTypes.Contains("application/json") == true;

    private bool TakesForm => Body?.ContentTypes.Contains("application/x-www-form-urlencoded") == true;

    /// <summary>Codes by status, the plumbing's first.</summary>
    public IEnumerable<IGrouping<int, string>> ByStatus() => Plumbing()
        .Concat(_metadata.OfType<ProblemMetadata>().Select(problem => (problem.Status, problem.Code)))
        .Distinct()
        .GroupBy(problem => problem.Item1, problem => problem.Item2)
        .OrderBy(problems => problems.Key);

    private IEnumerable<(int, string)> Plumbing() => ((IEnumerable<(bool When, int Status, string Code)>)
    [
        (true, 400, ProblemCodes.MalformedRequest),
        ((TakesJson || TakesForm) && Body?.IsOptional == false, 400, RequestCodes.MissingBody),
        (TakesJson, 400, RequestCodes.MalformedJson),
        (HasQuery, 400, RequestCodes.InvalidParameter),
        (TakesJson || HasQuery, 400, ProblemCodes.ValidationFailed),
        (TakesJson || HasQuery, 400, RequestCodes.InvalidCharacter),
        (IsPaged, 400, RequestCodes.InvalidCursor),
        (TakesVersion, 400, RequestCodes.InvalidIfMatch),
        (IsIdempotent, 400, IdempotencyCodes.InvalidKey),
        (!IsAnonymous, 401, ProblemCodes.Unauthorized),
        (!IsAnonymous, 403, ProblemCodes.Forbidden),
        (HasPath || _metadata.OfType<IProducesResponseTypeMetadata>().Any(answer => answer.StatusCode == 404), 404, ProblemCodes.NotFound),
        (!IsRead && !IsAnonymous, 409, RequestCodes.ConcurrentChange),
        (!IsRead && TakesJson && !IsAnonymous, 409, RequestCodes.AlreadyExists),
        (!IsRead && !IsAnonymous, 409, RequestCodes.ReferenceMissing),
        (IsIdempotent, 409, IdempotencyCodes.InProgress),
        (TakesVersion, 412, RequestCodes.PreconditionFailed),
        (Body is not null, 413, RequestCodes.PayloadTooLarge),
        (Body is not null, 415, RequestCodes.UnsupportedMediaType),
        (IsIdempotent, 422, IdempotencyCodes.KeyReused),
        (RequiresVersion, 428, RequestCodes.PreconditionRequired),
        (true, 429, ProblemCodes.ForStatus(429)),
        (true, 500, ProblemCodes.InternalError),
        (IsIdempotent, 503, IdempotencyCodes.BufferingFailed),
        (true, 503, RequestCodes.Unavailable),
    ]).Where(problem => problem.When).Select(problem => (problem.Status, problem.Code));
}
