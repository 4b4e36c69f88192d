using System.Net.Sockets;
using Npgsql;

namespace ClientPortal.Postgres;

/// <summary>Tells a fault of the infrastructure, which passes by itself, from an error of the work.</summary>
public static class DatabaseFaults
{
    /// <summary>The server ended a session that idled in a transaction, and rolled it back.</summary>
    private const string IdleInTransactionTimeout = "25P03";

    /// <summary>
    /// True when the same work may succeed later: the server is away, restarting, overloaded, read-only after a
    /// switch-over, or another transaction was in the way. Looks through wrapping exceptions, EF Core's among them.
    /// </summary>
    public static bool IsTransient(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is PostgresException postgres)
            {
                return postgres.IsTransient || IsTransientState(postgres.SqlState);
            }

            // A refused or reset connection comes bare too, as when the name of the server does not resolve.
            if (exception is SocketException or NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: IOException or SocketException or TimeoutException })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTransientState(string state) => state switch
    {
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => true,
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable => true,
        PostgresErrorCodes.QueryCanceled or IdleInTransactionTimeout => true,
        // Connection exceptions, insufficient resources (disk full, too many connections), serialisation and deadlock.
        _ => state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("40", StringComparison.Ordinal),
    };
}
