using ClientPortal.Contracts;
using static ClientPortal.Web.Portal.QueryParts;

namespace ClientPortal.Web.Tickets;

/// <summary>What a list shows, as its address says it: <c>/tickets?view=open&amp;priority=high&amp;sort=number&amp;q=printer&amp;cursor=…</c>.</summary>
/// <param name="View"><c>open</c>, <c>resolved</c>, <c>closed</c> or <c>all</c>; for clients <c>waiting</c> (for their answer) too, for staff <c>mine</c> and <c>unassigned</c>.</param>
/// <param name="Q">Words to look for.</param>
/// <param name="Cursor">The page; null for the first.</param>
/// <param name="Priority">A priority's code; null for any. Staff alone choose it, like <paramref name="ClientId"/>.</param>
/// <param name="Sort">One of <see cref="Sorts"/>.</param>
public sealed record TicketFilter(string View, string? Q = null, string? Cursor = null, string? Priority = null, Guid? ClientId = null, string Sort = "updated")
{
    private static readonly string[] ClientViews = ["open", "waiting", "resolved", "closed", "all"];
    private static readonly string[] StaffViews = ["mine", "unassigned", "open", "resolved", "closed", "all"];
    private static readonly TicketStatus[] Open = [TicketStatus.New, TicketStatus.InProgress, TicketStatus.WaitingForClient];

    /// <summary>Newest change first, newest ticket first, or most urgent first.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["updated", "created", "priority"];

    public static IReadOnlyList<string> Views(bool client) => client ? ClientViews : StaffViews;

    /// <summary>What an address says; what is unknown in it counts as left out.</summary>
    public static TicketFilter Of(bool client, IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            Views(client).FirstOrDefault(view => view == query["view"]) ?? Views(client)[0],
            string.IsNullOrWhiteSpace(query["q"]) ? null : query["q"].ToString().Trim(),
            string.IsNullOrEmpty(query["cursor"]) ? null : query["cursor"].ToString(),
            client ? null : Enum.GetValues<TicketPriority>().Select(TicketWords.Code).FirstOrDefault(code => code == query["priority"]),
            !client && Guid.TryParse(query["clientId"], out var id) ? id : null,
            Sorts.FirstOrDefault(sort => sort == query["sort"]) ?? Sorts[0]);
    }

    /// <summary>By more than its view: numbers beside the views would not be those of the list.</summary>
    public bool IsNarrowed => Q is not null || Priority is not null || ClientId is not null;

    public string Address => "/tickets" + QueryString.Create(
    [
        new("view", View),
        .. Given("clientId", ClientId?.ToString()),
        .. Given("priority", Priority),
        .. Given("sort", Sort == Sorts[0] ? null : Sort),
        .. Given("q", Q),
        .. Given("cursor", Cursor),
    ]);

    /// <summary>The Api's address for it.</summary>
    public string Query => "api/tickets" + QueryString.Create(
    [
        new("limit", "25"),
        .. Statuses.Select(status => KeyValuePair.Create<string, string?>("status", TicketWords.Code(status))),
        .. Given("assignee", View switch { "mine" => "me", "unassigned" => "none", _ => null }),
        .. Given("client", ClientId?.ToString()),
        .. Given("priority", Priority),
        .. Given("sort", Sort == Sorts[0] ? null : Sort),
        .. Given("q", Q),
        .. Given("cursor", Cursor),
    ]);

    private TicketStatus[] Statuses => View switch
    {
        "open" or "mine" or "unassigned" => Open,
        "waiting" => [TicketStatus.WaitingForClient],
        "resolved" => [TicketStatus.Resolved],
        "closed" => [TicketStatus.Closed],
        _ => [],
    };
}
