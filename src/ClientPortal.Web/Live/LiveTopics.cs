namespace ClientPortal.Web.Live;

/// <summary>What a part of a page can follow, by its attribute <c>data-live</c> (several, with blanks between them).</summary>
internal static class LiveTopics
{
    /// <summary>Any ticket that the person may see.</summary>
    public const string Tickets = "tickets";

    /// <summary>Any invoice that he may see.</summary>
    public const string Invoices = "invoices";

    /// <summary>His own connection to Telegram, and what was delivered to him.</summary>
    public const string Telegram = "telegram";

    /// <summary>Accounts and clients; for staff.</summary>
    public const string Accounts = "accounts";

    /// <summary>Anybody's connection to Telegram, and with it what can be delivered; for staff.</summary>
    public const string Links = "links";

    public static string Ticket(Guid id) => $"ticket:{id}";

    public static string Invoice(Guid id) => $"invoice:{id}";

    /// <summary>A client, its tickets and its invoices; for staff.</summary>
    public static string Client(Guid id) => $"client:{id}";

    /// <summary>Messages about a ticket or an invoice; for staff.</summary>
    public static string Deliveries(Guid referenceId) => $"deliveries:{referenceId}";

    /// <summary>A client's connection, and what was delivered to it; for staff.</summary>
    public static string ClientTelegram(Guid clientId) => $"client-telegram:{clientId}";
}
