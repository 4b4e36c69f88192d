using System.Globalization;
using ClientPortal.Testing.Portal;
using Npgsql;

namespace ClientPortal.EndToEnd.Tests;

/// <summary>Says for a ticket whose message did not come how far it got, so that a failure names the hop.</summary>
internal static class Whereabouts
{
    private const int Shown = 10;

    private const string Sql = """
        SELECT title,
               (SELECT count(*) FROM portal.tickets AS t WHERE t.title = missing.title),
               (SELECT count(*) FROM portal.outbox AS o WHERE o.body LIKE '%' || missing.title || '%'),
               (SELECT string_agg(concat_ws(' ', q.chat_id, q.state, q.cause, q.error), ', ' ORDER BY q.id)
                  FROM telegram.telegram_notifications_queue AS q WHERE q.message LIKE '%' || missing.title || '%')
          FROM unnest($1) AS missing (title)
        """;

    /// <summary>A line for each of the first titles.</summary>
    public static async Task<string> WhereaboutsAsync(this WholePortal portal, IReadOnlyList<string> titles, CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(portal.Database);
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter { Value = titles.Take(Shown).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var rows = reader.IsDBNull(3) ? "none" : reader.GetString(3);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{reader.GetString(0)} tickets: {reader.GetInt64(1)}, outbox rows: {reader.GetInt64(2)}, queue rows: {rows}"));
        }

        return string.Join('\n', lines);
    }
}
