using System.Globalization;
using System.Text;
using ClientPortal.Api.Json;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

/// <summary>
/// One list as SQL. Each status (and each priority, where they are chosen) is a branch that an index gives in the list's order; PostgreSQL merges
/// the branches and stops after the page, so a list costs what its page costs, whatever the table holds. Values go as parameters; the text holds
/// constants alone, limits among them: a plan that is kept for any parameters must know that few rows are wanted.
/// Indexes: tickets_by_*, tickets_of_assignee_by_*, tickets_unassigned_by_*, tickets_of_client_by_*.
/// </summary>
internal sealed record TicketListQuery
{
    // Up to so many hits are fetched from the word index and sorted; more are met soon enough by walking the list's order. In a large table it is a share:
    // what is rarer than 25 in a walk's 4,000 tickets fills no page by walking, and PostgreSQL expects up to 0.5 % of the table for each beginning of
    // a word, however rare.
    private const int FewHits = 10_000;
    private const double FewOfTable = 25 / 4_000.0;

    // How many tickets of the list's order a search looks through before it asks the word index. A client's own are few: all of them.
    private int Walk => ClientId is null ? 4_000 : int.MaxValue;

    /// <summary>False where a walk looks through everything.</summary>
    public bool MayNeedIndex => ClientId is null;

    public required IReadOnlyList<TicketStatus> Statuses { get; init; }

    /// <summary>Empty: any.</summary>
    public required IReadOnlyList<TicketPriority> Priorities { get; init; }

    public required Guid? ClientId { get; init; }

    public required Guid? AssigneeId { get; init; }

    public required bool Unassigned { get; init; }

    public required TicketSearch? Search { get; init; }

    public required TicketSort Sort { get; init; }

    public required bool Ascending { get; init; }

    /// <summary>The reader is a client: internal changes do not count as changes.</summary>
    public required bool PublicOnly { get; init; }

    /// <summary>Names the order, for cursors.</summary>
    public string OrderName => $"{SnakeCase.Of(Sort)} {Direction}";

    private string Columns => $"id, number, title, status, priority, client_id, assignee_id, created_at, {Updated}";

    private string Updated => PublicOnly ? "public_updated_at" : "updated_at";

    private string Direction => Ascending ? "asc" : "desc";

    private string Keys => Sort switch
    {
        TicketSort.Updated => $"{Updated}, id",
        TicketSort.Priority => $"priority, {Updated}, id",
        _ => "number",
    };

    private string OrderBy => string.Join(", ", Keys.Split(", ").Select(key => $"{key} {Direction}"));

    /// <summary>A page of the list without a search.</summary>
    /// <param name="after">Whether the parameters say where the page begins.</param>
    public string PageSql(bool after, int limit) => Present($"select * from ({Branches(after, limit)}) b order by {OrderBy} limit {limit}");

    /// <summary>How many hits PostgreSQL expects (its plan as JSON), by the frequencies that it has counted. Nothing is executed.</summary>
    public string HitsSql => $"explain (format json) select from portal.tickets where search @@ {Search!.Expression}";

    /// <summary>How many tickets PostgreSQL expects in the table, by the same reckoning.</summary>
    public static string TicketsSql => "explain (format json) select from portal.tickets";

    /// <summary>Whether the word index is asked at once.</summary>
    /// <param name="hits">Expected hits.</param>
    /// <param name="tickets">Expected tickets in the table.</param>
    public static bool AreFew(double hits, double tickets) => hits <= Math.Max(FewHits, FewOfTable * tickets);

    /// <summary>
    /// Looks through the next tickets in the list's order until the page is full. Frequent words fill it at once; the word index could
    /// only give them unordered and whole.
    /// </summary>
    public string WalkSql(bool after, int limit) => Present($"""
        select * from (select * from ({Branches(after, Walk)}) b order by {OrderBy} limit {Walk}) w
        where search @@ {Search!.Expression} order by {OrderBy} limit {limit}
        """);

    /// <summary>
    /// The word index (tickets_search_by_status) gives all hits, which are sorted: for words that are rare, or that a walk did not meet often
    /// enough. What else is asked of them is asked of the hits alone: PostgreSQL would look through a whole list to meet them.
    /// </summary>
    public string IndexSql(bool after, int limit) => Present($"""
        select * from (with hits as materialized (
            select {Columns} from portal.tickets where (search || array_to_tsvector(array['=' || status])) @@ ({Search!.Expression}{AndStatus}))
        select * from hits where true{PriorityIn}{Conditions(after)} order by {OrderBy} limit {limit}) h
        """);

    private string AndStatus => Statuses.Count == Enum.GetValues<TicketStatus>().Length
        ? ""
        : $" && '{string.Join(" | ", Statuses.Select(status => $"''={SnakeCase.Of(status)}''"))}'::tsquery";

    private string PriorityIn => Priorities.Count == 0 ? "" : $" and priority in ({string.Join(", ", Priorities.Select(priority => (int)priority))})";

    // The limit inside lets the planner see that each branch is a walk of an index, not a sort of its whole.
    private string Branches(bool after, int limit)
    {
        var kinds = Statuses.SelectMany(status => Priorities.Count == 0
            ? [$"status = '{SnakeCase.Of(status)}'"]
            : Priorities.Select(priority => $"status = '{SnakeCase.Of(status)}' and priority = {(int)priority}"));
        var columns = Search is null ? Columns : $"{Columns}, search";
        return string.Join(" union all ", kinds.Select(kind => $"(select {columns} from portal.tickets where {kind}{Conditions(after)} order by {OrderBy} limit {limit})"));
    }

    private string Conditions(bool after)
    {
        var sql = new StringBuilder();
        if (ClientId is not null)
        {
            sql.Append(" and client_id = @client");
        }

        if (Unassigned)
        {
            sql.Append(" and assignee_id is null");
        }
        else if (AssigneeId is not null)
        {
            sql.Append(" and assignee_id = @assignee");
        }

        if (after)
        {
            sql.Append(CultureInfo.InvariantCulture, $" and ({Keys}) {(Ascending ? '>' : '<')} ({AfterKeys})");
        }

        return sql.ToString();
    }

    private string AfterKeys => Sort switch
    {
        TicketSort.Updated => "@after_updated, @after_id",
        TicketSort.Priority => "@after_priority, @after_updated, @after_id",
        _ => "@after_number",
    };

    private string Present(string tickets) => $"""
        select t.id, t.number, t.title, t.status, t.priority, t.client_id, c.name as client_name, t.assignee_id, a.name as assignee_name,
               t.created_at, t.{Updated} as updated_at
        from ({tickets}) t join portal.clients c on c.id = t.client_id left join portal.accounts a on a.id = t.assignee_id
        order by {string.Join(", ", Keys.Split(", ").Select(key => $"t.{key} {Direction}"))}
        """;
}
