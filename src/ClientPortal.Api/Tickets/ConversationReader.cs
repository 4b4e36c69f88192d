using ClientPortal.Api.Attachments;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Database;
using ClientPortal.Api.Paging;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Tickets;

/// <summary>
/// What was said and done, newest page first, each page in the order of time. The caller has been found to see the ticket; what is internal
/// is left out for clients here.
/// </summary>
internal sealed class ConversationReader(PortalDbContext db, AttachmentStore attachments)
{
    private const string Backwards = "version desc";

    public async Task<Page<ConversationEntry>> ConversationAsync(Guid ticketId, CurrentAccount caller, PageRequest page, CancellationToken cancellationToken)
    {
        var before = page.After<VersionKey>(Backwards)?.Version ?? long.MaxValue;
        var rows = await db.Set<TicketComment>().AsNoTracking()
            .Where(comment => comment.TicketId == ticketId && comment.Version < before && (caller.IsStaff || !comment.Internal))
            .OrderByDescending(comment => comment.Version)
            .Take(page.Size + 1)
            .ToListAsync(cancellationToken);
        var files = await attachments.OfCommentsAsync([.. rows.Select(comment => comment.Id)], cancellationToken);
        return Forwards(Page.Cut(rows, page.Size, Backwards, row => new VersionKey(row.Version), row => row.Show([.. files[row.Id]])));
    }

    public async Task<Page<HistoryEntry>> HistoryAsync(Guid ticketId, CurrentAccount caller, PageRequest page, CancellationToken cancellationToken)
    {
        var before = page.After<VersionKey>(Backwards)?.Version ?? long.MaxValue;
        var rows = await db.Set<TicketHistoryEntry>().AsNoTracking()
            .Where(entry => entry.TicketId == ticketId && entry.Version < before && (caller.IsStaff || !entry.Internal))
            .OrderByDescending(entry => entry.Version)
            .Take(page.Size + 1)
            .ToListAsync(cancellationToken);
        return Forwards(Page.Cut(rows, page.Size, Backwards, row => new VersionKey(row.Version), row => row.Show()));
    }

    private static Page<T> Forwards<T>(Page<T> page) => page with { Items = [.. page.Items.Reverse()] };

    private sealed record VersionKey(long Version);
}
