using System.Globalization;
using ClientPortal.Api.Company;
using ClientPortal.Api.Database;
using ClientPortal.Api.Invoices;
using ClientPortal.Api.Tests.Tickets;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Invoices;

public sealed class MarkOverdueInvoicesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Europe/Moscow", 21)] // UTC+3: the due day ends at 21:00 UTC
    [InlineData("Asia/Vladivostok", 14)]
    [InlineData("America/Phoenix", 31)] // UTC-7: it ends on the next UTC day
    public async Task InvoiceIsOverdueWhenItsDueDayHasEndedForTheCompany(string zone, int endsAtHour)
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var due = InvoiceCalls.Day(10);
        var id = await staff.IssuedAsync(client, due);
        var end = new DateTimeOffset(DateTime.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero).AddHours(endsAtHour);

        await RunAsync(zone, end.AddSeconds(-1));
        (await StatusAsync(client, id)).ShouldBe("issued");

        await RunAsync(zone, end);
        (await StatusAsync(client, id)).ShouldBe("overdue");

        await RunAsync(zone, end.AddDays(30));
        (await api.EventsAsync(id, Cancellation)).ShouldBe(["invoice.issued", "invoice.overdue"]);
        (await staff.DoAsync(id, "pay")).Text("status").ShouldBe("paid");
    }

    [Fact]
    public async Task WeeksWithoutARunAreMadeUpForOnceByReplicasAtOnce()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var late = new List<Guid>();
        for (var count = 0; count < 30; count++)
        {
            late.Add(await staff.IssuedAsync(client, InvoiceCalls.Day(1 + count)));
        }

        var draft = await staff.DraftAsync(client, InvoiceCalls.Day(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync("Europe/Moscow", DateTimeOffset.UtcNow.AddDays(60))));

        foreach (var id in late)
        {
            (await api.EventsAsync(id, Cancellation)).ShouldBe(["invoice.issued", "invoice.overdue"]);
        }

        (await StatusAsync(staff, draft)).ShouldBe("draft");
        (await client.GetAsync("/api/invoices?status=overdue&limit=100")).GetProperty("items").GetArrayLength().ShouldBe(30);
    }

    private static async Task<string> StatusAsync(Caller caller, Guid invoice) => (await caller.GetAsync($"/api/invoices/{invoice}")).Text("status");

    private Task<bool> RunAsync(string zone, DateTimeOffset now) => api.InScopeAsync(async services =>
    {
        var time = new ManualTimeProvider(now);
        var job = new MarkOverdueInvoices(
            services.GetRequiredService<PortalDbContext>(),
            services.GetRequiredService<InvoiceStore>(),
            new CompanyCalendar(time, Options.Create(new CompanyOptions { TimeZone = zone })),
            Options.Create(new InvoiceOptions()),
            time,
            NullLogger<MarkOverdueInvoices>.Instance);
        await job.RunAsync(Cancellation);
        return true;
    });
}
