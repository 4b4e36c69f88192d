using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;

namespace ClientPortal.Web.Tickets;

/// <summary>What a ticket's page reads.</summary>
internal sealed class TicketReading(PortalClient portal, Reader reader)
{
    /// <summary>Null where there is none for this person.</summary>
    public Task<TicketDetails?> FindAsync(Guid id, CancellationToken cancellationToken) => portal.FindAsync<TicketDetails>($"api/tickets/{id}", cancellationToken);

    /// <summary>Colleagues, for staff.</summary>
    public async Task<IReadOnlyList<StaffMember>> StaffAsync(CancellationToken cancellationToken) =>
        reader.Account!.IsClient ? [] : await portal.RequireAsync<IReadOnlyList<StaffMember>>("api/staff", cancellationToken);

    /// <summary>An earlier part of the conversation; null without a cursor, or with one that is none.</summary>
    public async Task<Page<ConversationEntry>?> EarlierAsync(Guid id, string? cursor, CancellationToken cancellationToken) => string.IsNullOrEmpty(cursor)
        ? null
        : await portal.FindAsync<Page<ConversationEntry>>($"api/tickets/{id}/conversation?limit=50&cursor={Uri.EscapeDataString(cursor)}", cancellationToken, orUnreadable: true);
}
