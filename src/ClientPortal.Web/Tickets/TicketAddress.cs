namespace ClientPortal.Web.Tickets;

/// <summary>Addresses of a ticket's page and of its parts.</summary>
internal static class TicketAddress
{
    /// <summary>As the buttons under Telegram messages have it too.</summary>
    public static string Of(Guid id) => $"/tickets/{id}";

    public static string Facts(Guid id) => $"/tickets/{id}/facts";

    public static string Conversation(Guid id) => $"/tickets/{id}/conversation";

    public static string Comments(Guid id) => $"/tickets/{id}/comments";

    /// <summary>A new ticket that goes on with a closed one.</summary>
    public static string FollowUp(Guid id) => $"/tickets/new?followUpOf={id}";

    public static string Draft(Guid id) => $"ticket-{id}";
}
