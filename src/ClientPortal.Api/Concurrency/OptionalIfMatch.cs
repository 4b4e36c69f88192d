using System.Reflection;

namespace ClientPortal.Api.Concurrency;

/// <summary>
/// <see cref="IfMatch"/> for changes that make sense without having read the resource, such as a button in a chat: a version that is sent
/// must be the present one, and none is needed.
/// </summary>
public readonly record struct OptionalIfMatch(IfMatch? Given)
{
    public static async ValueTask<OptionalIfMatch> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Headers.IfMatch.Count == 0 ? default : new(await IfMatch.BindAsync(context, parameter));
    }

    /// <inheritdoc cref="IfMatch.Check"/>
    public void Check(long current) => Given?.Check(current);
}
