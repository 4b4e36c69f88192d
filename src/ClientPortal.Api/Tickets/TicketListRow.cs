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

    /// <summary>Reads the present row; the columns stand as the query names them.</summary>
    public static TicketListRow Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetInt64(1),
        reader.GetString(2),
        SnakeCase.Parse<TicketStatus>(reader.GetString(3)),
        reader.GetInt16(4),
        new(reader.GetGuid(5), reader.GetString(6)),
        reader.IsDBNull(7) ? null : new(reader.GetGuid(7), reader.GetString(8)),
        reader.GetFieldValue<DateTimeOffset>(9),
        reader.GetFieldValue<DateTimeOffset>(10));
}
