using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>Finds who is told of an event, in which language and where, or why not: one statement, however many recipients.</summary>
public sealed class RecipientDirectory(NpgsqlDataSource database)
{
    /// <inheritdoc cref="ResolveAsync(NpgsqlConnection, Audience, CancellationToken)" />
    public async Task<IReadOnlyList<ToldRecipient>> ResolveAsync(Audience audience, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ResolveAsync(connection, audience, cancellationToken);
    }

    /// <summary>
    /// Reads accounts, links, preferences and mutes as they stand. A named recipient whom no account event told of yet comes back
    /// with the cause <see cref="NotificationCauses.UnknownAccount"/>.
    /// </summary>
    public static async Task<IReadOnlyList<ToldRecipient>> ResolveAsync(
        NpgsqlConnection connection, Audience audience, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            RecipientSql.Resolve,
            NpgsqlExtensions.OrNull(audience.ClientId),
            NpgsqlExtensions.OrNull(audience.AssigneeId),
            audience.Assignee,
            audience.StaffByScope,
            audience.StaffForInvoices,
            NpgsqlExtensions.OrNull(audience.ActorAccountId),
            audience.NotificationType,
            NpgsqlExtensions.OrNull(audience.TicketId),
            audience.PassesMute,
            NpgsqlExtensions.OrNull(audience.EventId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var told = new List<ToldRecipient>();
        while (await reader.ReadAsync(cancellationToken))
        {
            told.Add(Read(reader));
        }

        return told;
    }

    private static ToldRecipient Read(NpgsqlDataReader row)
    {
        var cause = row.StringOrNull(4);
        return new ToldRecipient(
            Names.Recipient(row.GetString(0), row.GetGuid(1))!,
            Language: row.GetString(2),
            TimeZone: row.GetString(3),
            SkipCause: cause,
            Target: row.IsDBNull(6) ? null : new ChatTarget(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7)));
    }
}
