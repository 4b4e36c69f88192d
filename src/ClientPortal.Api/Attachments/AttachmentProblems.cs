using ClientPortal.Api.Problems;

namespace ClientPortal.Api.Attachments;

/// <summary>What uploads and their use are refused for.</summary>
internal static class AttachmentProblems
{
    public const string TooLarge = "attachment_too_large";
    public const string Empty = "attachment_empty";
    public const string FileMissing = "file_missing";
    public const string SeveralFiles = "several_files";
    public const string MalformedMultipart = "malformed_multipart";
    public const string TooManyPending = "too_many_pending_attachments";
    public const string NotAvailable = "attachment_not_available";

    public static DomainRuleException IsTooLarge() => new(TooLarge, "A file may have 20 MB at most.", StatusCodes.Status413PayloadTooLarge);

    public static DomainRuleException IsEmpty() => new(Empty, "The file is empty.", StatusCodes.Status400BadRequest);

    public static DomainRuleException NoFile() => new(FileMissing, "Send the file as a part of multipart/form-data with a file name.", StatusCodes.Status400BadRequest);

    public static DomainRuleException Several() => new(SeveralFiles, "Send one file at a time, each with a request of its own.", StatusCodes.Status400BadRequest);

    public static DomainRuleException Malformed() => new(MalformedMultipart, "The multipart body could not be read.", StatusCodes.Status400BadRequest);

    public static DomainRuleException NotMultipart() => new(RequestCodes.UnsupportedMediaType, "Send the file as multipart/form-data.", StatusCodes.Status415UnsupportedMediaType);

    public static DomainRuleException ManyPending() => new(TooManyPending, "Too many files wait for a comment. Name them in one, or delete some.");

    public static InvalidRequestException Unavailable() => new("attachments", "Name files that you uploaded yourself and have not used yet.", NotAvailable);
}
