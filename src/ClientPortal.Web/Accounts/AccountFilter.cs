using static ClientPortal.Web.Portal.QueryParts;

namespace ClientPortal.Web.Accounts;

/// <summary>What the list shows, as its address says it: <c>/accounts?show=active&amp;q=olga&amp;cursor=…</c>.</summary>
/// <param name="Show"><c>active</c>, <c>inactive</c> or <c>all</c>.</param>
/// <param name="Q">Part of a name or a user name.</param>
/// <param name="Cursor">The page; null for the first.</param>
public sealed record AccountFilter(string Show, string? Q, string? Cursor)
{
    public const int MaxQLength = 100;

    public static IReadOnlyList<string> Shows { get; } = ["active", "inactive", "all"];

    /// <summary>What is unknown is the first.</summary>
    public static AccountFilter Of(string? show, string? q, string? cursor) => new(
        show is not null && Shows.Contains(show) ? show : Shows[0],
        string.IsNullOrWhiteSpace(q) ? null : q.Trim(),
        string.IsNullOrEmpty(cursor) ? null : cursor);

    public string Address => "/accounts" + QueryString.Create([new("show", Show), .. Given("q", Q), .. Given("cursor", Cursor)]);

    /// <summary>The Api's address for it; clients' accounts stand with their clients.</summary>
    public string Query => "api/accounts" + QueryString.Create(
    [
        new("limit", "25"),
        new("role", "staff"),
        new("role", "admin"),
        .. Given("active", Show switch { "active" => "true", "inactive" => "false", _ => null }),
        .. Given("q", Q),
        .. Given("cursor", Cursor),
    ]);
}
