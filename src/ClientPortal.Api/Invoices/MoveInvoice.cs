using ClientPortal.Api.Auth;
using ClientPortal.Api.Company;
using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Invoices;

/// <summary><c>POST /api/invoices/{id}/issue</c>, <c>…/pay</c> and <c>…/cancel</c>.</summary>
internal sealed class MoveInvoice(CurrentAccount caller, PortalDbContext db, InvoiceStore store, CompanyCalendar calendar, IOptions<CompanyOptions> company, TimeProvider time)
{
    public static Task<Results<Ok<InvoiceDetails>, NotFound>> IssueAsync(Guid id, OptionalIfMatch ifMatch, MoveInvoice move, CancellationToken cancellationToken) =>
        move.ApplyAsync(id, ifMatch, move.IssueAsync, cancellationToken);

    public static Task<Results<Ok<InvoiceDetails>, NotFound>> PayAsync(
        Guid id, PayInvoiceRequest? request, OptionalIfMatch ifMatch, MoveInvoice move, CancellationToken cancellationToken)
    {
        var today = move.Today;
        var paidOn = InvoiceContent.EnsureSane(request?.PaidOn ?? today, "paidOn");
        return move.ApplyAsync(id, ifMatch, (invoice, now, _) => Task.FromResult(new Told(invoice.Pay(paidOn, today, move.Actor, now))), cancellationToken);
    }

    public static Task<Results<Ok<InvoiceDetails>, NotFound>> CancelAsync(
        Guid id, CancelInvoiceRequest? request, OptionalIfMatch ifMatch, MoveInvoice move, CancellationToken cancellationToken)
    {
        var reason = string.IsNullOrWhiteSpace(request?.Reason) ? null : request.Reason.Trim();
        return move.ApplyAsync(id, ifMatch, (invoice, now, _) => Task.FromResult(new Told(invoice.Cancel(reason, move.Actor, now))), cancellationToken);
    }

    private DateOnly Today => calendar.Today;

    private Actor Actor => caller.Actor;

    // The invoice is locked before the year's counter, everywhere: no two issues can wait for each other.
    private async Task<Told> IssueAsync(Invoice invoice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = calendar.Today;
        invoice.EnsureMayIssue(today);
        return new(invoice.Issue(await store.TakeNumberAsync(today.Year, cancellationToken), today, company.Value.Issuer, caller.Actor, now));
    }

    private async Task<Results<Ok<InvoiceDetails>, NotFound>> ApplyAsync(
        Guid id, OptionalIfMatch ifMatch, Func<Invoice, DateTimeOffset, CancellationToken, Task<Told>> verb, CancellationToken cancellationToken)
    {
        var found = await db.InTransactionAsync(
            async ct =>
            {
                if (await store.LockAsync(id, ct) is not { } invoice)
                {
                    return false;
                }

                ifMatch.Check(invoice.Version);
                var from = invoice.Status;
                var told = await verb(invoice, time.GetUtcNow(), ct);
                store.Record(invoice, from, caller.Actor, told.Event);
                await db.SaveChangesAsync(ct);
                return true;
            },
            cancellationToken);
        return found && await store.ReadAsync(id, caller, cancellationToken) is { } moved
            ? TypedResults.Ok(await store.DetailsAsync(moved, caller, cancellationToken))
            : TypedResults.NotFound();
    }

    /// <summary>What a verb tells; interfaces with static members cannot be type arguments themselves.</summary>
    private sealed record Told(IIntegrationEvent Event);
}
