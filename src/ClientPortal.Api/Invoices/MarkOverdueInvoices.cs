using ClientPortal.Api.Company;
using ClientPortal.Api.Database;
using ClientPortal.Api.Jobs;
using ClientPortal.Contracts;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Invoices;

/// <summary>
/// Makes issued invoices overdue once their due date has passed in the company's time zone, in batches, each in a transaction of its own. The
/// status is the memory: each goes overdue once, on whichever replica sees it first, and days without a run are made up for by the next one.
/// </summary>
internal sealed class MarkOverdueInvoices(
    PortalDbContext db, InvoiceStore store, CompanyCalendar calendar, IOptions<InvoiceOptions> options, TimeProvider time, ILogger<MarkOverdueInvoices> logger) : IRecurringJob
{
    private const int Batch = 100;

    public TimeSpan Interval => options.Value.CheckOverdueEvery;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int marked;
        do
        {
            marked = await db.InTransactionAsync(MarkBatchAsync, cancellationToken);
            db.ChangeTracker.Clear();
        }
        while (marked == Batch);
    }

    private async Task<int> MarkBatchAsync(CancellationToken cancellationToken)
    {
        var late = await store.LockLateAsync(calendar.Today, Batch, cancellationToken);
        foreach (var invoice in late)
        {
            store.Record(invoice, invoice.Status, Actor.System, invoice.MarkOverdue(time.GetUtcNow()));
        }

        await db.SaveChangesAsync(cancellationToken);
        if (late.Count > 0)
        {
            logger.WentOverdue(late.Count);
        }

        return late.Count;
    }
}
