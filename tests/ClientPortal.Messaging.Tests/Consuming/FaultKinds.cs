using System.Net;
using System.Net.Sockets;
using ClientPortal.Messaging.Consuming;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Consuming;

public sealed class FaultKinds
{
    private readonly InfrastructureFaults _faults = new([exception => exception is InvalidDataException]);

    [Theory]
    [InlineData("57P01")] // terminated by an administrator
    [InlineData("57P03")] // starting up
    [InlineData("53300")] // too many connections
    [InlineData("53100")] // disk full
    [InlineData("40001")] // serialisation
    [InlineData("40P01")] // deadlock
    [InlineData("08006")] // connection lost
    [InlineData("25006")] // read-only after a switch-over
    public void DatabaseThatIsAwayOrBusyIsWaitedFor(string state) => _faults.Include(Postgres(state)).ShouldBeTrue();

    [Theory]
    [InlineData("23505")] // unique
    [InlineData("23514")] // check
    [InlineData("22P02")] // text that is no number
    [InlineData("42P01")] // no such table
    [InlineData("42501")] // no right
    public void StatementThatIsWrongIsNot(string state) => _faults.Include(Postgres(state)).ShouldBeFalse();

    [Fact]
    public void WrappingHidesNothing()
    {
        _faults.Include(new DbUpdateException("save", Postgres("57P01"))).ShouldBeTrue();
        _faults.Include(new InvalidOperationException("query", new NpgsqlException("read", new IOException("reset")))).ShouldBeTrue();
        _faults.Include(new DbUpdateException("save", Postgres("23505"))).ShouldBeFalse();
        _faults.Include(new InvalidOperationException("known to the service", new InvalidDataException())).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.BadRequest, false)]
    [InlineData(HttpStatusCode.NotFound, false)]
    public void ServiceThatDoesNotAnswerIsWaitedFor(HttpStatusCode? status, bool waitedFor) =>
        _faults.Include(new HttpRequestException(HttpRequestError.Unknown, statusCode: status)).ShouldBe(waitedFor);

    [Fact]
    public void TimeOutsAreWaitedForAndOrdinaryErrorsAreNot()
    {
        _faults.Include(new TaskCanceledException("HttpClient", new TimeoutException())).ShouldBeTrue();
        _faults.Include(new SocketException((int)SocketError.ConnectionRefused)).ShouldBeTrue();
        _faults.Include(new InvalidOperationException("a bug")).ShouldBeFalse();
        _faults.Include(new KeyNotFoundException()).ShouldBeFalse();
    }

    private static PostgresException Postgres(string state) => new("message", "ERROR", "ERROR", state);
}
