namespace ClientPortal.Api.Paging;

/// <summary>One page of a list.</summary>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>Makes pages out of rows.</summary>
public static class Page
{
    /// <summary>
    /// Cuts the page from rows that were read with one more than <paramref name="size"/>: the extra row tells that there is a next page.
    /// </summary>
    /// <param name="order">Sort and direction, as given to <see cref="PageRequest.After{TKey}"/>.</param>
    /// <param name="key">The row's sort key: a record that names every column of the sort, the unique one last.</param>
    public static Page<T> Cut<TRow, TKey, T>(IReadOnlyList<TRow> rows, int size, string order, Func<TRow, TKey> key, Func<TRow, T> show)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(key);
        var more = rows.Count > size;
        var items = rows.Take(size).Select(show).ToList();
        return new(items, more ? Cursor.Encode(key(rows[size - 1]), order) : null);
    }
}
