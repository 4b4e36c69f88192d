using ClientPortal.Api.Json;
using ClientPortal.Contracts;
using Npgsql;

namespace ClientPortal.Api.Tickets;

/// <summary>Where a list's page ends: all keys of all orders.</summary>
internal sealed record TicketListKey(Guid Id, long Number, short Priority, DateTimeOffset Updated);

/// <summary>One row of <see cref="TicketListQuery"/>.</summary>
internal sealed record TicketListRow(
    Guid Id,
    long Number,
    string Title,
    TicketStatus Status,
    short Priority,
    Party Client,
    Party? Assignee,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public TicketListKey Key => new(Id, Number, Priority, UpdatedAt);

    public TicketSummary Show() => new(Id, Number, Title, Status, (TicketPriority)Priority, Client, Assignee, CreatedAt, UpdatedAt);

    /// <summary>Reads the present row.</summary>
    /// <param name="first">The column of the id; the others follow as the query names them.</param>
    public static TicketListRow Read(NpgsqlDataReader reader, int first) => new(
        reader.GetGuid(first),
        reader.GetInt64(first + 1),
        reader.GetString(first + 2),
        SnakeCase.Parse<TicketStatus>(reader.GetString(first + 3)),
        reader.GetInt16(first + 4),
        new(reader.GetGuid(first + 5), reader.GetString(first + 6)),
        reader.IsDBNull(first + 7) ? null : new(reader.GetGuid(first + 7), reader.GetString(first + 8)),
        reader.GetFieldValue<DateTimeOffset>(first + 9),
        reader.GetFieldValue<DateTimeOffset>(first + 10));
}
