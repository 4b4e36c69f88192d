using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ClientPortal.Api.Validation;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

/// <summary>A new ticket.</summary>
public sealed record OpenTicketRequest(
    [property: Required, PlainText(200, SingleLine = true)] string Title,
    [property: Required, PlainText(TicketLimits.MaxText)] string Text,
    [property: Description("normal without it.")] TicketPriority? Priority,
    [property: Description("Whose ticket it is. Staff must name the client; a client's own tickets need none.")] Guid? ClientId,
    [property: Description("The closed ticket that this one goes on with.")] Guid? FollowUpOf,
    [property: MaxLength(TicketLimits.MaxAttachments), Description("Ids of files that the caller uploaded before.")] IReadOnlyList<Guid>? Attachments);

/// <summary>A comment or a note.</summary>
public sealed record WriteCommentRequest(
    [property: Required, PlainText(TicketLimits.MaxText)] string Text,
    [property: MaxLength(TicketLimits.MaxAttachments), Description("Ids of files that the caller uploaded before.")] IReadOnlyList<Guid>? Attachments);

/// <summary>Moves a ticket.</summary>
/// <param name="Status">Where the ticket shall move.</param>
public sealed record ChangeStatusRequest([property: JsonRequired] TicketStatus Status);

/// <summary>Gives a ticket to somebody.</summary>
/// <param name="AssigneeId">A staff account; null takes the ticket from everybody.</param>
public sealed record AssignTicketRequest([property: JsonRequired] Guid? AssigneeId);

/// <summary>Says how urgent a ticket is.</summary>
/// <param name="Priority">How urgent it is from now on.</param>
public sealed record ChangePriorityRequest([property: JsonRequired] TicketPriority Priority);

/// <summary>Limits that requests are validated against and the tables hold too.</summary>
public static class TicketLimits
{
    /// <summary>UTF-16 units of a comment's text.</summary>
    public const int MaxText = 20_000;

    /// <summary>Files of one comment.</summary>
    public const int MaxAttachments = 10;
}
