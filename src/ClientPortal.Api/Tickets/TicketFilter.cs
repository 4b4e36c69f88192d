using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ClientPortal.Api.Json;
using ClientPortal.Api.Validation;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

/// <summary>Which tickets a list shows and in which order; bound from the query with <c>[AsParameters]</c>.</summary>
public sealed record TicketFilter(
    [property: MaxLength(5), Description("One or several, repeated: status=new&status=in_progress. All without it.")] Choice<TicketStatus>[]? Status,
    [property: MaxLength(4), Description("One or several, repeated.")] Choice<TicketPriority>[]? Priority,
    [property: MaxLength(40), Description("me, none, or a staff account's id.")] string? Assignee,
    [property: Description("A client's id; for staff.")] Guid? Client,
    [property: PlainText(200, AllowEmpty = true), Description("Words of the subject or the conversation, or a ticket's number. Each word must occur; the last one may be a beginning.")] string? Q,
    [property: Description("updated without it. created and number are the same order: numbers are given at opening.")] Choice<TicketSort>? Sort,
    [property: Description("desc without it.")] Choice<SortOrder>? Order);

/// <summary>What a list is ordered by.</summary>
public enum TicketSort
{
    /// <summary>The last change that the reader may know of.</summary>
    Updated,
    Created,
    Number,

    /// <summary>Then by the last change.</summary>
    Priority,
}

/// <summary>Direction of a list.</summary>
public enum SortOrder
{
    Desc,
    Asc,
}
