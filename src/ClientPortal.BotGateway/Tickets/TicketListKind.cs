using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>A list of open tickets.</summary>
/// <param name="Name">As buttons and text keys have it.</param>
/// <param name="Query">The Api's filters.</param>
internal sealed record TicketListKind(string Name, string Query)
{
    private const string OpenOnes = "status=new&status=in_progress&status=waiting_for_client";

    /// <summary>The client's own.</summary>
    public static readonly TicketListKind Own = new("own", OpenOnes);

    /// <summary>Staff: assigned to me.</summary>
    public static readonly TicketListKind Mine = new("mine", $"{OpenOnes}&assignee=me");

    /// <summary>Staff: nobody's yet.</summary>
    public static readonly TicketListKind Free = new("free", $"{OpenOnes}&assignee=none");

    /// <summary>The lists that this person has, the first one first shown.</summary>
    public static IReadOnlyList<TicketListKind> For(Person person) => person.IsClient ? [Own] : [Mine, Free];

    /// <summary>One of this person's lists, whatever the button says.</summary>
    public static TicketListKind Of(string? name, Person person)
    {
        var lists = For(person);
        return lists.FirstOrDefault(list => list.Name == name) ?? lists[0];
    }
}
