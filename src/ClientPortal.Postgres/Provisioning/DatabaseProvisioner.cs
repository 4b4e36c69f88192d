using Npgsql;

namespace ClientPortal.Postgres.Provisioning;

/// <summary>
/// Makes the database, the roles, the schemas and their rights, with an administrator's connection. Can be run again at
/// any time: it brings everything to this state, the passwords included, and touches no data.
/// </summary>
/// <param name="adminConnectionString">A role that may create databases and roles; its database is only the place to start from.</param>
public sealed class DatabaseProvisioner(string adminConnectionString)
{
    public async Task ProvisionAsync(string database, DatabasePasswords passwords, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(passwords);
        SqlName.Check(database);
        await using (var server = await ConnectAsync(new NpgsqlConnectionStringBuilder(adminConnectionString), cancellationToken))
        {
            // Roles and databases belong to the whole server, so provisioners of other databases wait as well.
            await RunAsync(server, ["SELECT pg_advisory_lock(hashtextextended('clientportal provisioning', 0))"], cancellationToken);
            await RunAsync(server, RolesSql.For(DatabaseAccess.All, passwords), cancellationToken);
            if (!await ExistsAsync(server, database, cancellationToken))
            {
                await RunAsync(server, [$"CREATE DATABASE {database}"], cancellationToken);
            }
        }

        await using var inside = await ConnectAsync(new NpgsqlConnectionStringBuilder(adminConnectionString) { Database = database }, cancellationToken);
        await using var transaction = await inside.BeginTransactionAsync(cancellationToken);
        await RunAsync(inside, ["SELECT pg_advisory_xact_lock(hashtextextended('clientportal provisioning', 0))"], cancellationToken);
        await RunAsync(inside, RightsSql.For(DatabaseAccess.All, database), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Without a pool: closing the connection ends the session and with it the lock.</summary>
    private static async Task<NpgsqlConnection> ConnectAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        settings.Pooling = false;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string database, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", connection)
        {
            Parameters = { new() { Value = database } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 60 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
