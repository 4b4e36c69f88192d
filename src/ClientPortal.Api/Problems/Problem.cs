namespace ClientPortal.Api.Problems;

/// <summary>What an exception becomes: status, stable code, one sentence, and errors by field where there are any.</summary>
internal sealed record Problem(
    int Status,
    string Code,
    string Detail,
    IDictionary<string, string[]>? Errors = null,
    IReadOnlyDictionary<string, object?>? Extensions = null,
    TimeSpan? RetryAfter = null);
