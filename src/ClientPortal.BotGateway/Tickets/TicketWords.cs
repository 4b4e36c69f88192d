using ClientPortal.Contracts;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>A ticket's states in words.</summary>
internal static class TicketWords
{
    /// <summary>With its sign. A client reads "waiting for your answer" where staff read "waiting for the client".</summary>
    public static string Status(TicketStatus status, bool isClient, Wording words)
    {
        var key = status == TicketStatus.WaitingForClient && isClient ? "Ticket_Status_WaitingForClient_Client" : $"Ticket_Status_{status}";
        return $"{Sign(status)} {words.Text(key)}";
    }

    public static string Priority(TicketPriority priority, Wording words) => words.Text($"Ticket_Priority_{priority}");

    private static string Sign(TicketStatus status) => status switch
    {
        TicketStatus.New => "🆕",
        TicketStatus.InProgress => "🛠",
        TicketStatus.WaitingForClient => "⏳",
        TicketStatus.Resolved => "✅",
        TicketStatus.Closed => "🔒",
        _ => "🔄",
    };
}
