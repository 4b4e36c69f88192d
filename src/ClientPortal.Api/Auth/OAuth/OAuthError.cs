using ClientPortal.Api.Problems;

namespace ClientPortal.Api.Auth.OAuth;

/// <summary>Errors of RFC 6749, section 5.2: the problem's <c>code</c> is OAuth's <c>error</c>.</summary>
internal static class OAuthError
{
    public static DomainRuleException Of(string error, string description, int status = StatusCodes.Status400BadRequest) => new(error, description, status)
    {
        Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["error"] = error, ["error_description"] = description },
    };
}
