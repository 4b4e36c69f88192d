using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Wishes;

/// <summary>What somebody wants to hear in Telegram. Holds whether he is connected or not.</summary>
/// <param name="Enabled">False stops everything, direct messages included.</param>
/// <param name="Paused">True stops everything but direct messages.</param>
/// <param name="Types">Every type of notification that there is for the caller's role, on or off.</param>
/// <param name="StaffScope">For staff: of whose tickets. Null for clients.</param>
/// <param name="WantsInvoices">For staff: told of paid and overdue invoices. Null for clients.</param>
public sealed record PreferencesView(
    bool Enabled, bool Paused, IReadOnlyDictionary<string, bool> Types, StaffScope? StaffScope, bool? WantsInvoices);

/// <summary>What to change; what is left out stays as it is.</summary>
/// <param name="Types">Types of notifications by name, on or off; the names are those of the answer.</param>
/// <param name="StaffScope">Staff alone.</param>
/// <param name="WantsInvoices">Staff alone.</param>
public sealed record PreferencesRequest(
    bool? Enabled = null,
    bool? Paused = null,
    IReadOnlyDictionary<string, bool>? Types = null,
    StaffScope? StaffScope = null,
    bool? WantsInvoices = null);

/// <summary>Muted tickets, the latest first.</summary>
public sealed record MutedTicketsView(IReadOnlyList<Guid> Items);

/// <summary>One ticket, muted or not.</summary>
public sealed record MutedTicketView(Guid TicketId, bool Muted);
