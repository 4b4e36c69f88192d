using System.Text.RegularExpressions;
using static ClientPortal.Web.Portal.QueryParts;

namespace ClientPortal.Web.Invoices;

/// <summary>What a list shows, as its address says it: <c>/invoices?view=open&amp;clientId=…&amp;cursor=…</c>.</summary>
/// <param name="View"><c>open</c> (unpaid, the earliest due date first), <c>overdue</c>, <c>paid</c> or <c>all</c>; for staff <c>draft</c> and <c>cancelled</c> too.</param>
/// <param name="ClientId">One client's alone; for staff.</param>
/// <param name="Q">What is looked for: an invoice's number, in all views; or, by staff, a client's name.</param>
/// <param name="Cursor">The page; null for the first.</param>
public sealed partial record InvoiceFilter(string View, Guid? ClientId, string? Q, string? Cursor)
{
    private static readonly string[] ClientViews = ["open", "paid", "all"];
    private static readonly string[] StaffViews = ["open", "overdue", "draft", "paid", "cancelled", "all"];

    public static IReadOnlyList<string> Views(bool client) => client ? ClientViews : StaffViews;

    /// <summary>An unknown view is the first one. Clients see their own without asking.</summary>
    public static InvoiceFilter Of(bool client, string? view, string? clientId, string? q, string? cursor) => new(
        view is not null && Views(client).Contains(view) ? view : Views(client)[0],
        !client && Guid.TryParse(clientId, out var id) ? id : null,
        string.IsNullOrWhiteSpace(q) ? null : q.Trim(),
        string.IsNullOrEmpty(cursor) ? null : cursor);

    /// <summary>The number that is looked for: <c>2026-000123</c>, or its last part alone; null where none is, or something else.</summary>
    public string? Number => Q is not null && NumberIn().Match(Q) is { Success: true } match ? match.Groups["number"].Value : null;

    public string Address => "/invoices" + QueryString.Create([new("view", View), .. Given("clientId", ClientId?.ToString()), .. Given("q", Q), .. Given("cursor", Cursor)]);

    /// <summary>The Api's address for it.</summary>
    public string Query => "api/invoices" + QueryString.Create(
    [
        new("limit", "25"),
        .. Number is { } number ? Given("number", number) : OfView,
        .. Given("client", ClientId?.ToString()),
        .. Given("cursor", Cursor),
    ]);

    private KeyValuePair<string, string?>[] OfView => View switch
    {
        "open" => [new("status", "issued"), new("status", "overdue"), new("sort", "due")],
        "overdue" => [new("status", "overdue"), new("sort", "due")],
        "draft" or "paid" or "cancelled" => [new("status", View)],
        _ => [],
    };

    [GeneratedRegex("^[№#]?\\s*(?<number>([0-9]{4}-)?[0-9]{1,9})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberIn();
}
