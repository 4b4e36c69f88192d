using ClientPortal.Web.Tickets;

namespace ClientPortal.Web.Portal;

/// <summary>Reading the Api's lists.</summary>
internal static class Lists
{
    /// <summary>A page of a list.</summary>
    /// <param name="mayBeRefused">The query holds a cursor or words, which the Api may not be able to read.</param>
    /// <returns>Null where it is: the list has to begin anew.</returns>
    public static async Task<Page<T>?> FindPageAsync<T>(this PortalClient portal, string query, bool mayBeRefused, CancellationToken cancellationToken) => mayBeRefused
        ? await portal.FindAsync<Page<T>>(query, cancellationToken, orUnreadable: true)
        : await portal.RequireAsync<Page<T>>(query, cancellationToken);
}
