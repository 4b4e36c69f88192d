using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

/// <summary>One entry of a ticket's conversation: the opening text, a public comment, or an internal note.</summary>
public sealed class TicketComment
{
    private TicketComment()
    {
    }

    public Guid Id { get; private init; }

    public Guid TicketId { get; private init; }

    /// <summary>The ticket's version that it made; the order of the conversation.</summary>
    public long Version { get; private init; }

    public Guid AuthorId { get; private init; }

    public ActorKind AuthorKind { get; private init; }

    /// <summary>As it was then.</summary>
    public string AuthorName { get; private init; } = "";

    public Channel Via { get; private init; }

    /// <summary>Staff only.</summary>
    public bool Internal { get; private init; }

    public string Body { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The entry that an event tells of; the event has only its excerpt.</summary>
    public static TicketComment Of(IIntegrationEvent told, Guid id, string body)
    {
        ArgumentNullException.ThrowIfNull(told);
        return new()
        {
            Id = id,
            TicketId = Guid.Parse(told.Subject),
            Version = told.Sequence,
            AuthorId = TicketActor.AccountOf(told.Actor),
            AuthorKind = told.Actor.Kind,
            AuthorName = told.Actor.Name,
            Via = told.Actor.Via,
            Internal = told is TicketNoteAdded,
            Body = body,
            CreatedAt = told.OccurredAt,
        };
    }
}
