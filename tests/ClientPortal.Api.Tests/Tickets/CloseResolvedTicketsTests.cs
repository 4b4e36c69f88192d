using ClientPortal.Api.Database;
using ClientPortal.Api.Tickets;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Tickets;

public sealed class CloseResolvedTicketsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TicketThatStayedResolvedForFourteenDaysIsClosedByTheSystem()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var (resolved, reopened, open) = (await client.OpenTicketAsync(), await client.OpenTicketAsync(), await client.OpenTicketAsync());
        await staff.MoveAsync(resolved, "resolved");
        await staff.MoveAsync(reopened, "resolved");
        await client.MoveAsync(reopened, "in_progress");
        var since = (await client.ReadTicketAsync(resolved)).GetProperty("resolvedAt").GetDateTimeOffset();

        await RunAsync(since.AddDays(14));
        (await StatusAsync(client, resolved)).ShouldBe("resolved");

        await RunAsync(since.AddDays(14).AddSeconds(1));
        (await StatusAsync(client, resolved)).ShouldBe("closed");
        (await StatusAsync(client, reopened)).ShouldBe("in_progress");
        (await StatusAsync(client, open)).ShouldBe("new");
        var last = (await client.GetAsync($"/api/tickets/{resolved}/history")).GetProperty("items").EnumerateArray().Last();
        (last.Text("from"), last.Text("to"), last.GetProperty("actor").Text("kind"), last.Text("via")).ShouldBe(("resolved", "closed", "system", "system"));
        (await api.EventsAsync(resolved, Cancellation)).ShouldBe(["ticket.created", "ticket.status_changed", "ticket.status_changed"]);
    }

    [Fact]
    public async Task ManyTicketsAreClosedOnceEachByReplicasAtOnce()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var tickets = new List<Guid>();
        for (var count = 0; count < 120; count++)
        {
            var id = await client.OpenTicketAsync();
            await staff.MoveAsync(id, "resolved");
            tickets.Add(id);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(DateTimeOffset.UtcNow.AddDays(15))));

        foreach (var id in tickets)
        {
            (await api.EventsAsync(id, Cancellation)).ShouldBe(["ticket.created", "ticket.status_changed", "ticket.status_changed"]);
        }
    }

    private static async Task<string> StatusAsync(Caller caller, Guid ticket) => (await caller.ReadTicketAsync(ticket)).Text("status");

    private Task<bool> RunAsync(DateTimeOffset now) => api.InScopeAsync(async services =>
    {
        var job = new CloseResolvedTickets(
            services.GetRequiredService<PortalDbContext>(),
            services.GetRequiredService<TicketStore>(),
            Options.Create(new TicketOptions()),
            new ManualTimeProvider(now),
            NullLogger<CloseResolvedTickets>.Instance);
        await job.RunAsync(Cancellation);
        return true;
    });
}
