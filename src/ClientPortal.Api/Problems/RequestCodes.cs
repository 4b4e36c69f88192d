namespace ClientPortal.Api.Problems;

/// <summary>The codes of problems that any route may answer with, beyond those by status. Features add their own beside their rules.</summary>
public static class RequestCodes
{
    public const string MissingBody = "missing_body";
    public const string MalformedJson = "malformed_json";
    public const string InvalidParameter = "invalid_parameter";
    public const string InvalidCharacter = "invalid_character";
    public const string InvalidCursor = "invalid_cursor";
    public const string InvalidIfMatch = "invalid_if_match";
    public const string PayloadTooLarge = "payload_too_large";
    public const string PreconditionRequired = "precondition_required";
    public const string PreconditionFailed = "precondition_failed";
    public const string UnsupportedMediaType = "unsupported_media_type";
    public const string ConcurrentChange = "concurrent_change";
    public const string AlreadyExists = "already_exists";
    public const string ReferenceMissing = "reference_missing";
    public const string Unavailable = "unavailable";
}
