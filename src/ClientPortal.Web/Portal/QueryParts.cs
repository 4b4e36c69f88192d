namespace ClientPortal.Web.Portal;

/// <summary>Parts of the query strings of lists, the pages' own and the Api's.</summary>
internal static class QueryParts
{
    /// <summary>Nothing where there is no value.</summary>
    public static KeyValuePair<string, string?>[] Given(string name, string? value) => value is null ? [] : [new(name, value)];
}
