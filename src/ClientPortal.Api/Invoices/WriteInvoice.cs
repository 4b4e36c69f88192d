using ClientPortal.Api.Auth;
using ClientPortal.Api.Clients;
using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Database;
using ClientPortal.Api.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Invoices;

/// <summary>Drafts: <c>POST /api/invoices</c>, <c>PUT</c> and <c>DELETE /api/invoices/{id}</c>.</summary>
internal static class WriteInvoice
{
    public static async Task<Created<InvoiceDetails>> DraftAsync(
        WriteInvoiceRequest request, CurrentAccount caller, PortalDbContext db, InvoiceStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var client = await db.Set<Client>().AsNoTracking().SingleOrDefaultAsync(client => client.Id == request.ClientId, cancellationToken)
            ?? throw new InvalidRequestException("clientId", "There is no such client.");
        if (!client.Active)
        {
            throw InvoiceProblems.InactiveClient();
        }

        var invoice = Invoice.Draft(Guid.CreateVersion7(), client.Id, request.Content(), caller.Id, time.GetUtcNow()).WithClientName(client.Name);
        await db.InTransactionAsync(
            async ct =>
            {
                db.Add(invoice);
                store.Record(invoice, null, caller.Actor);
                await db.SaveChangesAsync(ct);
            },
            cancellationToken);
        return TypedResults.Created($"/api/invoices/{invoice.Id}", await store.DetailsAsync(invoice, caller, cancellationToken));
    }

    public static async Task<Results<Ok<InvoiceDetails>, NotFound>> ReviseAsync(
        Guid id, ReviseInvoiceRequest request, IfMatch ifMatch, CurrentAccount caller, PortalDbContext db, InvoiceStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var content = request.Content();
        var revised = await db.InTransactionAsync(
            async ct =>
            {
                if (await store.LockAsync(id, ct) is not { } invoice)
                {
                    return null;
                }

                ifMatch.Check(invoice.Version);
                var from = invoice.Status;
                invoice.EnsureDraft();
                await db.Set<InvoiceLine>().Where(line => line.InvoiceId == id).ExecuteDeleteAsync(ct);
                invoice.Revise(content, time.GetUtcNow());
                store.Record(invoice, from, caller.Actor);
                await db.SaveChangesAsync(ct);
                return invoice;
            },
            cancellationToken);
        return revised is null ? TypedResults.NotFound() : TypedResults.Ok(await store.DetailsAsync(revised, caller, cancellationToken));
    }

    public static async Task<Results<NoContent, NotFound>> DeleteAsync(
        Guid id, OptionalIfMatch ifMatch, PortalDbContext db, InvoiceStore store, CancellationToken cancellationToken) =>
        await db.InTransactionAsync<Results<NoContent, NotFound>>(
            async ct =>
            {
                if (await store.LockAsync(id, ct) is not { } invoice)
                {
                    return TypedResults.NotFound();
                }

                ifMatch.Check(invoice.Version);
                invoice.EnsureDraft();
                await db.Set<Invoice>().Where(draft => draft.Id == id).ExecuteDeleteAsync(ct);
                return TypedResults.NoContent();
            },
            cancellationToken);
}
