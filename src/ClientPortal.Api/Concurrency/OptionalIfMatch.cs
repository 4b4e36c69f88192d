using System.Reflection;

namespace ClientPortal.Api.Concurrency;

/// <summary>
/// <see cref="IfMatch"/> for changes that make sense without having read the resource, such as a button in a chat: a version that is sent
/// must be the present one, and none is needed.
/// </summary>
public readonly record struct OptionalIfMatch(IfMatch? Given)
{
    public static ValueTask<OptionalIfMatch> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var header = context.Request.Headers.IfMatch;
        // An empty one is a slip of the caller's, not leave to go on without the check.
        return ValueTask.FromResult(header.Count == 0 ? default : new OptionalIfMatch(IfMatch.Parse(header.ToString())));
    }

    /// <inheritdoc cref="IfMatch.Check"/>
    public void Check(long current) => Given?.Check(current);
}
