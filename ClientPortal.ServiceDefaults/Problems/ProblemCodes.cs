namespace ClientPortal.ServiceDefaults.Problems;

/// <summary>The stable <c>code</c> of problems that are not about a business rule, by HTTP status.</summary>
public static class ProblemCodes
{
    public const string MalformedRequest = "malformed_request";
    public const string ValidationFailed = "validation_failed";
    public const string Unauthorized = "unauthorized";
    public const string Forbidden = "forbidden";
    public const string NotFound = "not_found";
    public const string InternalError = "internal_error";

    /// <summary>The code for a status that no endpoint explained further.</summary>
    public static string ForStatus(int status) => status switch
    {
        400 => MalformedRequest,
        401 => Unauthorized,
        403 => Forbidden,
        404 => NotFound,
        405 => "method_not_allowed",
        406 => "not_acceptable",
        408 => "request_timeout",
        409 => "conflict",
        412 => "precondition_failed",
        413 => "payload_too_large",
        415 => "unsupported_media_type",
        422 => "unprocessable",
        428 => "precondition_required",
        429 => "too_many_requests",
        431 => "headers_too_large",
        503 => "unavailable",
        >= 500 => InternalError,
        _ => MalformedRequest,
    };
}
