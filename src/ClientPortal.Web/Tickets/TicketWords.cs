using System.Text.Json;
using ClientPortal.Contracts;
using ClientPortal.Web.Languages;

namespace ClientPortal.Web.Tickets;

/// <summary>Statuses and priorities as the Api writes them, and their colours.</summary>
internal static class TicketWords
{
    public static string Code(TicketStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    public static string Code(TicketPriority priority) => JsonNamingPolicy.SnakeCaseLower.ConvertName(priority.ToString());

    /// <summary>A status, as the reader is concerned by it.</summary>
    public static string Status(TicketStatus status, Reader reader) =>
        reader.Text(status == TicketStatus.WaitingForClient && reader.Account!.IsClient ? "Ticket_Status_WaitingForClient_Own" : $"Ticket_Status_{status}");

    /// <summary>A line of the history.</summary>
    public static string Describe(HistoryEntry entry, Reader reader) => entry.Action switch
    {
        "status_changed" => reader.Text("Ticket_Did_status_changed", StatusOf(entry.To, reader)),
        "priority_changed" => reader.Text("Ticket_Did_priority_changed", PriorityOf(entry.To, reader)),
        "assigned" => entry.To is null ? reader.Text("Ticket_Did_unassigned") : reader.Text("Ticket_Did_assigned", entry.To),
        "opened" or "commented" or "noted" => reader.Text($"Ticket_Did_{entry.Action}"),
        _ => entry.Action,
    };

    private static string? StatusOf(string? code, Reader reader) =>
        Enum.GetValues<TicketStatus>().Any(status => Code(status) == code) ? Status(Enum.GetValues<TicketStatus>().First(status => Code(status) == code), reader) : code;

    private static string? PriorityOf(string? code, Reader reader) =>
        Enum.GetValues<TicketPriority>().Any(priority => Code(priority) == code) ? reader.Text($"Ticket_Priority_{Enum.GetValues<TicketPriority>().First(priority => Code(priority) == code)}") : code;

    public static string Colour(TicketStatus status) => status switch
    {
        TicketStatus.New => "azure",
        TicketStatus.InProgress => "indigo",
        TicketStatus.WaitingForClient => "orange",
        TicketStatus.Resolved => "green",
        _ => "secondary",
    };
}
