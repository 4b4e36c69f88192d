using ClientPortal.Web.Attachments;

namespace ClientPortal.Web.Tickets;

/// <summary>What was typed under a ticket.</summary>
/// <param name="Error">Why it was refused; null for nothing.</param>
/// <param name="Notice">Key of the text that says that the one before went through: its draft is done with.</param>
public sealed record CommentInput(string? Text, AttachmentInput Attachments, string? Error, string? Notice = null)
{
    public static CommentInput Empty(string? notice = null) => new(null, AttachmentInput.None, null, notice);
}
