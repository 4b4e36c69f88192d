using ClientPortal.Api.Auth;
using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Attachments;

/// <summary>Files and the comments they belong to.</summary>
internal sealed class AttachmentStore(PortalDbContext db)
{
    // One statement decides, so a file goes to one comment only. The foreign key is looked at when the transaction commits.
    private const string Claim = """
        update portal.attachments set comment_id = {0}
        where id = any({1}) and uploaded_by = {2} and comment_id is null and completed_at is not null
        returning id as "AttachmentId", file_name as "FileName", content_type as "ContentType", size as "Size"
        """;

    // Index attachments_of_comment.
    private const string OfComments = """
        select comment_id as "CommentId", id as "AttachmentId", file_name as "FileName", content_type as "ContentType", size as "Size"
        from portal.attachments where comment_id = any({0}) order by id
        """;

    /// <summary>Gives uploaded files to a comment that is being written in the open transaction.</summary>
    /// <returns>In the order in which they were named.</returns>
    public async Task<IReadOnlyList<AttachmentSnapshot>> ClaimAsync(IReadOnlyList<Guid>? ids, Guid commentId, CurrentAccount caller, CancellationToken cancellationToken)
    {
        if (ids is null or { Count: 0 })
        {
            return [];
        }

        Guid[] wanted = [.. ids.Distinct()];
        var claimed = await db.Database.SqlQueryRaw<AttachmentSnapshot>(Claim, commentId, wanted, caller.Id).ToListAsync(cancellationToken);
        return claimed.Count == wanted.Length
            ? [.. claimed.OrderBy(file => Array.IndexOf(wanted, file.AttachmentId))]
            : throw AttachmentProblems.Unavailable();
    }

    public async Task<ILookup<Guid, AttachmentSnapshot>> OfCommentsAsync(Guid[] commentIds, CancellationToken cancellationToken)
    {
        var rows = await db.Database.SqlQueryRaw<Row>(OfComments, commentIds).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.CommentId, row => new AttachmentSnapshot(row.AttachmentId, row.FileName, row.ContentType, row.Size));
    }

    private sealed record Row(Guid CommentId, Guid AttachmentId, string FileName, string ContentType, long Size);
}
