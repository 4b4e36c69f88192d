using System.Net.Sockets;
using ClientPortal.Api.Problems;
using ClientPortal.Postgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Problems;

public sealed class DatabaseProblemsTests
{
    [Theory]
    [InlineData("40001", 409, "concurrent_change")] // serialisation
    [InlineData("40P01", 409, "concurrent_change")] // deadlock
    [InlineData("55P03", 409, "concurrent_change")] // lock not available
    [InlineData("57P01", 503, "unavailable")] // terminated by an administrator
    [InlineData("57P02", 503, "unavailable")] // another backend crashed
    [InlineData("57P03", 503, "unavailable")] // starting up
    [InlineData("53300", 503, "unavailable")] // too many connections
    [InlineData("25006", 503, "unavailable")] // read-only after a switch-over
    public void FaultThatPassesIsToldAsSuch(string state, int status, string code)
    {
        var problem = DatabaseProblems.From(new DbUpdateException("save", new PostgresException("message", "ERROR", "ERROR", state))).ShouldNotBeNull();

        (problem.Status, problem.Code).ShouldBe((status, code));
    }

    [Fact]
    public void ServerThatCannotBeReachedIsUnavailable()
    {
        var unreachable = new InvalidOperationException("query", new SocketException((int)SocketError.HostNotFound));

        DatabaseFaults.IsTransient(unreachable).ShouldBeTrue();
        DatabaseProblems.From(unreachable).ShouldNotBeNull().Status.ShouldBe(503);
        DatabaseProblems.From(new InvalidOperationException("a bug")).ShouldBeNull();
    }
}
