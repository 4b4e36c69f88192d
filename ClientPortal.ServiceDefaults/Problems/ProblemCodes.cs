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

    /// <summary>A sentence for people where nobody had more to say than the status; null where there is none.</summary>
    internal static string? ExplainStatus(int status) => status switch
    {
        401 => "This needs a valid access token: send it as \"Authorization: Bearer …\". One that has run out is replaced by refreshing.",
        403 => "The account that the token is for may not do this.",
        404 => "There is nothing at this address, or nothing that this account may see.",
        405 => "This address does not take this method: the header Allow names those that it takes.",
        406 => "None of the formats in the header Accept can be had here.",
        408 => "The request took too long to arrive.",
        413 => "The body is larger than this address takes.",
        414 => "The address is too long.",
        415 => "This content type is not taken here: send JSON as \"Content-Type: application/json\", files as multipart/form-data.",
        429 => "Too many requests: go on after as many seconds as the header Retry-After says.",
        431 => "The request's headers are too large.",
        _ => null,
    };

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
