using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClientPortal.Postgres.Migrations;

/// <summary>
/// Brings one schema up to date: applies the files that are missing, in order, each in a transaction of its own, as the
/// schema's owner. Several starters at once take turns by an advisory lock. A file that changed after it was applied is refused.
/// </summary>
/// <param name="schema">The schema; <c>{schema}</c> in the files stands for it.</param>
/// <param name="owner">The NOLOGIN role that owns the schema; the connection's role must be a member.</param>
public sealed class SqlMigrator(NpgsqlDataSource database, string schema, string owner, ILogger logger)
{
    private readonly string _schema = SqlName.Check(schema);
    private readonly string _owner = SqlName.Check(owner);

    /// <summary>Applies what is missing, set by set.</summary>
    /// <exception cref="MigrationException">A landed file was edited, or a file failed.</exception>
    public async Task ApplyAsync(IEnumerable<MigrationSet> sets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sets);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // Released when the connection goes back to its pool as well, should the finally not run.
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock(hashtextextended('clientportal migrations of {_schema}', 0))", cancellationToken);
        try
        {
            await PrepareAsync(connection, cancellationToken);
            foreach (var set in sets)
            {
                await ApplyAsync(connection, set, cancellationToken);
            }
        }
        finally
        {
            if (connection.FullState.HasFlag(System.Data.ConnectionState.Open))
            {
                await ExecuteAsync(connection, "SELECT pg_advisory_unlock_all()", CancellationToken.None);
            }
        }
    }

    private Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => InTransactionAsync(
        connection,
        async token =>
        {
            await ExecuteAsync(
                connection,
                $"""
                CREATE TABLE IF NOT EXISTS {_schema}.schema_migrations (
                    set_name   text        NOT NULL,
                    name       text        NOT NULL,
                    hash       text        NOT NULL,
                    applied_at timestamptz NOT NULL DEFAULT now(),
                    PRIMARY KEY (set_name, name)
                )
                """,
                token);
        },
        $"The table {_schema}.schema_migrations cannot be made (has the database been provisioned, with ClientPortal.Api's verb \"database provision\"?)",
        cancellationToken);

    private async Task ApplyAsync(NpgsqlConnection connection, MigrationSet set, CancellationToken cancellationToken)
    {
        var applied = await AppliedAsync(connection, set, cancellationToken);
        foreach (var migration in set.Read())
        {
            if (!applied.TryGetValue(migration.Name, out var hash))
            {
                await ApplyAsync(connection, set, migration, cancellationToken);
            }
            else if (!string.Equals(hash, migration.Hash, StringComparison.Ordinal))
            {
                throw new MigrationException(
                    $"The migration {set.Name}/{migration.Name} was edited after it had been applied to schema {_schema}: put its text back and write the change as a new, higher numbered file.");
            }
        }
    }

    private async Task ApplyAsync(NpgsqlConnection connection, MigrationSet set, Migration migration, CancellationToken cancellationToken)
    {
        await InTransactionAsync(
            connection,
            async token =>
            {
                await ExecuteAsync(connection, migration.Sql.Replace("{schema}", _schema, StringComparison.Ordinal), token);
                await using var record = new NpgsqlCommand($"INSERT INTO {_schema}.schema_migrations (set_name, name, hash) VALUES ($1, $2, $3)", connection)
                {
                    Parameters = { new() { Value = set.Name }, new() { Value = migration.Name }, new() { Value = migration.Hash } },
                };
                await record.ExecuteNonQueryAsync(token);
            },
            $"The migration {set.Name}/{migration.Name} failed in schema {_schema}",
            cancellationToken);
        logger.MigrationApplied(_schema, set.Name, migration.Name);
    }

    private async Task<Dictionary<string, string>> AppliedAsync(NpgsqlConnection connection, MigrationSet set, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT name, hash FROM {_schema}.schema_migrations WHERE set_name = $1", connection)
        {
            Parameters = { new() { Value = set.Name } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(reader.GetString(0), reader.GetString(1));
        }

        return applied;
    }

    private async Task InTransactionAsync(NpgsqlConnection connection, Func<CancellationToken, Task> work, string failure, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await ExecuteAsync(connection, $"SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL ROLE {_owner}", cancellationToken);
            await work(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException exception) when (!DatabaseFaults.IsTransient(exception))
        {
            throw new MigrationException($"{failure}: {exception.MessageText} ({exception.SqlState}).", exception);
        }
    }

    /// <summary>A migration may take as long as it takes: no command time-out.</summary>
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
