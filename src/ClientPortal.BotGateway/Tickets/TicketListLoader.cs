using ClientPortal.BotGateway.Portal;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>Reads pages of lists from the Api. Its cursors are too long for a button, so a button carries the page's number.</summary>
internal sealed class TicketListLoader(PortalTickets tickets)
{
    /// <summary>Nobody turns so many pages; a number above it comes from a button that is not ours.</summary>
    private const int LastPage = 99;

    /// <summary>The Api's largest page.</summary>
    private const int MaxLimit = 100;

    /// <summary>A page that is no longer there becomes the first one.</summary>
    public async Task<PortalResult<TicketList>> LoadAsync(Person person, TicketListKind kind, int page, CancellationToken cancellationToken)
    {
        var shown = page is > 0 and <= LastPage ? page : 0;
        var (skip, read, cursor) = (shown * TicketList.PageSize, 0, (string?)null);
        while (true)
        {
            var limit = Math.Min(MaxLimit, skip + TicketList.PageSize - read);
            var answer = await tickets.ListAsync(person, kind.Query, limit, cursor, cancellationToken);
            if (!answer.TryGet(out var part, out var refusal))
            {
                return new(refusal);
            }

            var before = read;
            read += part.Items.Count;
            cursor = part.NextCursor;
            if (read > skip && (cursor is null || read >= skip + TicketList.PageSize))
            {
                return new(new TicketList(kind, shown, [.. part.Items.Skip(skip - before)], cursor is not null));
            }

            if (cursor is null)
            {
                return shown == 0 ? new(new TicketList(kind, 0, [], false)) : await LoadAsync(person, kind, 0, cancellationToken);
            }
        }
    }
}
