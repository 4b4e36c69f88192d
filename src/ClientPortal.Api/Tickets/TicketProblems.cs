using ClientPortal.Api.Json;
using ClientPortal.Api.Problems;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

/// <summary>What the rules of tickets refuse.</summary>
internal static class TicketProblems
{
    public const string IllegalStatusTransition = "illegal_status_transition";
    public const string TicketClosed = "ticket_closed";
    public const string AssigneeNotStaff = "assignee_not_staff";
    public const string ClientInactive = "client_inactive";

    public static DomainRuleException IllegalTransition(TicketStatus from, TicketStatus to) =>
        new(IllegalStatusTransition, $"The ticket is {SnakeCase.Of(from)}; you cannot make it {SnakeCase.Of(to)}.");

    public static DomainRuleException Closed(Guid id, long number) =>
        new(TicketClosed, $"Ticket {number} is closed and takes no comment. Open a new ticket and name this one in followUpOf.")
        {
            Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["followUpOf"] = id, ["number"] = number },
        };

    public static DomainRuleException NotStaff() =>
        new(AssigneeNotStaff, "Only an active staff account can be the assignee.");

    public static DomainRuleException InactiveClient() =>
        new(ClientInactive, "This client is deactivated; no ticket can be opened for it.");
}
