namespace ClientPortal.Api.Problems;

/// <summary>
/// A rule of the business says no. Becomes a problem details answer with the stable <see cref="Code"/>; the message is shown to the caller.
/// </summary>
/// <param name="code">snake_case, never changed once published: <c>ticket_closed</c>.</param>
/// <param name="message">One sentence for the person who tried.</param>
/// <param name="status">HTTP status; 409 says that the resource's present state forbids it.</param>
/// <param name="cause">The fault behind it, for the log.</param>
public sealed class DomainRuleException(string code, string message, int status = StatusCodes.Status409Conflict, Exception? cause = null) : Exception(message, cause)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>When it is worth trying again: sent as <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Further members of the problem, for callers that can act on them.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }
}
