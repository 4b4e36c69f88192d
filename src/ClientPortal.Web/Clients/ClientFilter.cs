using static ClientPortal.Web.Portal.QueryParts;

namespace ClientPortal.Web.Clients;

/// <summary>What the list shows, as its address says it: <c>/clients?show=active&amp;sort=name&amp;q=acme&amp;cursor=…</c>.</summary>
/// <param name="Show"><c>active</c>, <c>inactive</c> or <c>all</c>.</param>
/// <param name="Sort"><c>name</c> or <c>created</c>.</param>
/// <param name="Q">Part of a name, a contact, an address, a number.</param>
/// <param name="Cursor">The page; null for the first.</param>
public sealed record ClientFilter(string Show, string Sort, string? Q, string? Cursor)
{
    public const int MaxQLength = 100;

    public static IReadOnlyList<string> Shows { get; } = ["active", "inactive", "all"];

    public static IReadOnlyList<string> Sorts { get; } = ["name", "created"];

    /// <summary>What is unknown is the first.</summary>
    public static ClientFilter Of(string? show, string? sort, string? q, string? cursor) => new(
        show is not null && Shows.Contains(show) ? show : Shows[0],
        sort is not null && Sorts.Contains(sort) ? sort : Sorts[0],
        string.IsNullOrWhiteSpace(q) ? null : q.Trim(),
        string.IsNullOrEmpty(cursor) ? null : cursor);

    public string Address => "/clients" + QueryString.Create([new("show", Show), new("sort", Sort), .. Given("q", Q), .. Given("cursor", Cursor)]);

    /// <summary>The Api's address for it.</summary>
    public string Query => "api/clients" + QueryString.Create(
    [
        new("limit", "25"),
        new("sort", Sort),
        .. Given("active", Show switch { "active" => "true", "inactive" => "false", _ => null }),
        .. Given("q", Q),
        .. Given("cursor", Cursor),
    ]);
}
