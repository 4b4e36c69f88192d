using System.Net.Sockets;
using ClientPortal.Postgres;
using ClientPortal.ServiceDefaults.Problems;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ClientPortal.Api.Problems;

/// <summary>What the database refuses, in the caller's terms.</summary>
internal static class DatabaseProblems
{
    public static Problem? From(Exception exception) => exception switch
    {
        // The row changed between the read and the write of this request.
        DbUpdateConcurrencyException => new(StatusCodes.Status412PreconditionFailed, RequestCodes.PreconditionFailed, "It was changed by somebody else in the meantime. Read it again."),
        PostgresException refusal => From(refusal),
        TimeoutException => Unavailable(),
        NpgsqlException or SocketException when DatabaseFaults.IsTransient(exception) => Unavailable(),
        { InnerException: { } inner } => From(inner),
        _ => null,
    };

    private static Problem? From(PostgresException refusal) => refusal.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => new(409, RequestCodes.AlreadyExists, "Such an entry exists already."),
        PostgresErrorCodes.ForeignKeyViolation => new(409, RequestCodes.ReferenceMissing, "Something that this request refers to does not exist, or is still referred to."),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
            => new(409, RequestCodes.ConcurrentChange, "Somebody else is changing this right now. Try again."),
        // U+0000 is legal in JSON and in a query string, but not in PostgreSQL's text.
        PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter
            => new(400, RequestCodes.InvalidCharacter, "The request contains a character that cannot be stored."),
        PostgresErrorCodes.NumericValueOutOfRange or PostgresErrorCodes.DatetimeFieldOverflow
            => new(400, ProblemCodes.ValidationFailed, "A number or a date is out of range."),
        _ when DatabaseFaults.IsTransient(refusal) => Unavailable(),
        _ => null,
    };

    private static Problem Unavailable() =>
        new(StatusCodes.Status503ServiceUnavailable, RequestCodes.Unavailable, "The service is not available for a moment. Try again.", RetryAfter: TimeSpan.FromSeconds(1));
}
