using ClientPortal.Web.Tickets;

namespace ClientPortal.Web.Telegram;

// BotGateway's answers, cut to what the pages show.

/// <summary>Where somebody's connection stands.</summary>
/// <param name="State"><c>not_connected</c>, <c>pending</c>, <c>connected</c> or <c>suspended</c>.</param>
/// <param name="Reason">Code of why it is suspended, or why the last one ended.</param>
/// <param name="LinkExpiresAt">End of a deep link that waits to be used.</param>
/// <param name="BotUrl">Opens the chat with the bot.</param>
public sealed record TelegramStatus(
    string State, string? Reason, string? TelegramName, string? TelegramUsername, DateTimeOffset? ConnectedSince, DateTimeOffset? LinkExpiresAt, LastDelivery? LastDelivery,
    string? BotUrl = null);

/// <summary>What became of the last message.</summary>
public sealed record LastDelivery(string NotificationType, string State, string? Cause, DateTimeOffset At);

/// <summary>A way into the bot, shown to its owner alone and kept nowhere.</summary>
/// <param name="QrPng">A <c>data:</c> URL.</param>
public sealed record DeepLink(string Url, DateTimeOffset ExpiresAt, string QrPng)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => $"{nameof(DeepLink)} {{ ExpiresAt = {ExpiresAt:O} }}";
}

/// <summary>What somebody wants to hear in Telegram.</summary>
/// <param name="Paused">Everything but direct messages.</param>
/// <param name="Types">By name, on or off.</param>
/// <param name="StaffScope"><c>mine</c>, <c>mine_and_unassigned</c> or <c>all</c>; null for clients, like <paramref name="WantsInvoices"/>.</param>
public sealed record TelegramPreferences(bool Enabled, bool Paused, IReadOnlyDictionary<string, bool> Types, string? StaffScope, bool? WantsInvoices);

/// <summary>Ids of muted tickets, the latest first.</summary>
public sealed record MutedTickets(IReadOnlyList<Guid> Items);

/// <summary>A muted ticket on the page.</summary>
/// <param name="Ticket">Null where the reader does not see it any more.</param>
public sealed record MutedTicket(Guid Id, TicketReference? Ticket);

/// <summary>One ticket, muted or not.</summary>
public sealed record TicketMuteState(bool Muted);

/// <summary>Whether the reader hears of a ticket.</summary>
/// <param name="Muted">Null where he is not connected, or nobody can say.</param>
/// <param name="IsAway">BotGateway does not answer.</param>
/// <param name="Error">Why a change was refused.</param>
public sealed record TicketMuteView(TicketReference Ticket, bool? Muted, bool IsAway, string? Error = null);

/// <summary>What the widget shows.</summary>
/// <param name="Status">Null while BotGateway is away.</param>
/// <param name="Link">Just made.</param>
/// <param name="Error">Why something was refused.</param>
/// <param name="Notice">Key of the text that says what was done.</param>
public sealed record WidgetView(TelegramStatus? Status, DeepLink? Link = null, string? Error = null, string? Notice = null);
