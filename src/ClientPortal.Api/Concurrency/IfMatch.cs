using System.Globalization;
using System.Reflection;
using ClientPortal.Api.Problems;

namespace ClientPortal.Api.Concurrency;

/// <summary>
/// The version that a change was made upon, from the <c>If-Match</c> header. As a handler's parameter it makes the header
/// required (428 without it); <see cref="Check"/> answers 412 when the resource has moved on.
/// </summary>
/// <param name="Version">Null for <c>*</c>: any version.</param>
public readonly record struct IfMatch(long? Version)
{
    public static ValueTask<IfMatch> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0 || string.IsNullOrWhiteSpace(header[0]))
        {
            throw new DomainRuleException(RequestCodes.PreconditionRequired, "Send the ETag of what you read in the If-Match header.", StatusCodes.Status428PreconditionRequired);
        }

        return ValueTask.FromResult(Parse(header.ToString()));
    }

    /// <summary>Refuses with 412 <c>precondition_failed</c> unless <paramref name="current"/> is the version that the caller read.</summary>
    public void Check(long current)
    {
        if (Version is { } version && version != current)
        {
            throw new DomainRuleException(RequestCodes.PreconditionFailed, "It was changed by somebody else in the meantime. Read it again.", StatusCodes.Status412PreconditionFailed);
        }
    }

    /// <summary>Reads a header that was sent; 400 <c>invalid_if_match</c> when it is none of our ETags.</summary>
    internal static IfMatch Parse(string header)
    {
        var text = header.Trim();
        if (text.Equals("*", StringComparison.Ordinal))
        {
            return new(null);
        }

        // "17" · W/"17": some proxies weaken it when they compress
        var quoted = text.StartsWith("W/", StringComparison.Ordinal) ? text[2..] : text;
        return quoted is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new IfMatch(version)
            : throw new DomainRuleException(RequestCodes.InvalidIfMatch, "If-Match must be an ETag that this service sent, or *.", StatusCodes.Status400BadRequest);
    }
}
