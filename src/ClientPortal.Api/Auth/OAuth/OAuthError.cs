using ClientPortal.Api.Problems;

namespace ClientPortal.Api.Auth.OAuth;

/// <summary>Errors of RFC 6749, section 5.2: the problem's <c>code</c> is OAuth's <c>error</c>.</summary>
internal static class OAuthError
{
    public const string InvalidRequest = "invalid_request";
    public const string InvalidClient = "invalid_client";
    public const string InvalidTarget = "invalid_target";
    public const string UnsupportedGrantType = "unsupported_grant_type";

    public static DomainRuleException Of(string error, string description, int status = StatusCodes.Status400BadRequest) => new(error, description, status)
    {
        Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["error"] = error, ["error_description"] = description },
    };
}
