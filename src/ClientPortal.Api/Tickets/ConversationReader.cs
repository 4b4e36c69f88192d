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
internal sealed class ConversationReader(PortalDbContext db, AttachmentStore attachments, PublicPositions positions)
{
    private const string Backwards = "position desc";

    public async Task<Page<ConversationEntry>> ConversationAsync(Guid ticketId, CurrentAccount caller, PageRequest page, CancellationToken cancellationToken)
    {
        var before = await VersionAfterAsync(ticketId, caller, page, cancellationToken);
        var rows = await db.Set<TicketComment>().AsNoTracking()
            .Where(comment => comment.TicketId == ticketId && comment.Version < before && (caller.IsStaff || !comment.Internal))
            .OrderByDescending(comment => comment.Version)
            .Take(page.Size + 1)
            .ToListAsync(cancellationToken);
        var files = await attachments.OfCommentsAsync([.. rows.Select(comment => comment.Id)], cancellationToken);
        var last = await LastPositionAsync(ticketId, caller, page, [.. rows.Select(row => row.Version)], cancellationToken);
        return Forwards(Page.Cut(rows, page.Size, Backwards, _ => last, row => row.Show([.. files[row.Id]])));
    }

    public async Task<Page<HistoryEntry>> HistoryAsync(Guid ticketId, CurrentAccount caller, PageRequest page, CancellationToken cancellationToken)
    {
        var before = await VersionAfterAsync(ticketId, caller, page, cancellationToken);
        var rows = await db.Set<TicketHistoryEntry>().AsNoTracking()
            .Where(entry => entry.TicketId == ticketId && entry.Version < before && (caller.IsStaff || !entry.Internal))
            .OrderByDescending(entry => entry.Version)
            .Take(page.Size + 1)
            .ToListAsync(cancellationToken);
        var last = await LastPositionAsync(ticketId, caller, page, [.. rows.Select(row => row.Version)], cancellationToken);
        return Forwards(Page.Cut(rows, page.Size, Backwards, _ => last, row => row.Show()));
    }

    private async Task<long> VersionAfterAsync(Guid ticketId, CurrentAccount caller, PageRequest page, CancellationToken cancellationToken) =>
        page.After<PositionKey>(Backwards) is { } after
            ? await positions.VersionAsync(ticketId, after.Position, caller, cancellationToken)
            : long.MaxValue;

    /// <summary>Where the page ends; asked for only when there is a next one.</summary>
    private async Task<PositionKey> LastPositionAsync(Guid ticketId, CurrentAccount caller, PageRequest page, long[] versions, CancellationToken cancellationToken) =>
        versions.Length > page.Size ? new(await positions.OfAsync(ticketId, versions[page.Size - 1], caller, cancellationToken)) : new(0);

    private static Page<T> Forwards<T>(Page<T> page) => page with { Items = [.. page.Items.Reverse()] };

    private sealed record PositionKey(long Position);
}
