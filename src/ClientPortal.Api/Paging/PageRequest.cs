using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Api.Paging;

/// <summary>Which page of a list; bound from the query with <c>[AsParameters]</c>.</summary>
/// <param name="Limit">Entries per page, 1–100; 25 without it.</param>
/// <param name="Cursor">The <c>nextCursor</c> of the page before; none for the first page.</param>
public sealed record PageRequest(
    [property: Range(1, 100), Description("Entries per page, 1 to 100.")] int? Limit,
    [property: MaxLength(PageRequest.MaxCursorLength), Description("nextCursor of the page before.")] string? Cursor)
{
    public const int DefaultLimit = 25;

    /// <summary>Characters of a cursor: the longest sort key, a name of 200 characters of any script, fits well.</summary>
    public const int MaxCursorLength = 4096;

    /// <summary>The page's size.</summary>
    public int Size => Limit ?? DefaultLimit;

    /// <summary>Where the page begins: the last key of the page before, or null for the first page. 400 <c>invalid_cursor</c> when it is not ours.</summary>
    /// <param name="order">What the key belongs to (sort and direction): a cursor of another order is refused.</param>
    public TKey? After<TKey>(string order)
        where TKey : class => Cursor is { Length: > 0 } text ? Paging.Cursor.Decode<TKey>(text, order) : null;
}
