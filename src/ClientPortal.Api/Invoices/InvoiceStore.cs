using ClientPortal.Api.Auth;
using ClientPortal.Api.Clients;
using ClientPortal.Api.Company;
using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using ClientPortal.Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Invoices;

/// <summary>Loads invoices and records what happened to them. Changes need an open transaction.</summary>
internal sealed class InvoiceStore(PortalDbContext db, IOptions<CompanyOptions> company)
{
    private const string Lock = "select * from portal.invoices where id = {0} for update";

    // Index invoices_by_due_date. Replicas share the work: what one has locked the others pass by.
    private const string LockLate = """
        select * from portal.invoices where status = 'issued' and due_date < {0} order by due_date, id limit {1} for update skip locked
        """;

    // The year's row stays locked to the end of the transaction: the next issue waits, and a rollback gives the number back.
    private const string TakeNumber = """
        insert into portal.invoice_numbers as n (year, last) values ({0}, 1)
        on conflict (year) do update set last = n.last + 1
        returning last as "Value"
        """;

    /// <summary>The invoice under its row lock, without its lines; null when there is none.</summary>
    public async Task<Invoice?> LockAsync(Guid id, CancellationToken cancellationToken) =>
        (await WithNames(db.Set<Invoice>().FromSqlRaw(Lock, id)).SingleOrDefaultAsync(cancellationToken))?.Named();

    /// <summary>Issued invoices whose due date lies before a day, under their locks, the latest ones first.</summary>
    public async Task<IReadOnlyList<Invoice>> LockLateAsync(DateOnly today, int limit, CancellationToken cancellationToken) =>
        (await WithNames(db.Set<Invoice>().FromSqlRaw(LockLate, today, limit)).ToListAsync(cancellationToken)).ConvertAll(row => row.Named());

    /// <summary>The invoice with its lines as this caller may see it: no drafts and no other company's for clients.</summary>
    public async Task<Invoice?> ReadAsync(Guid id, CurrentAccount caller, CancellationToken cancellationToken)
    {
        var visible = db.Set<Invoice>().AsNoTracking().Include(invoice => invoice.Lines)
            .Where(invoice => invoice.Id == id && (caller.IsStaff || (invoice.ClientId == caller.ClientId && invoice.Status != InvoiceStatus.Draft)));
        return (await WithNames(visible).SingleOrDefaultAsync(cancellationToken))?.Named();
    }

    /// <summary>An invoice and its history as an answer shows them to this caller.</summary>
    public async Task<InvoiceDetails> DetailsAsync(Invoice invoice, CurrentAccount caller, CancellationToken cancellationToken)
    {
        var history = await db.Set<InvoiceHistoryEntry>().AsNoTracking()
            .Where(entry => entry.InvoiceId == invoice.Id).OrderBy(entry => entry.Version).ToListAsync(cancellationToken);
        return invoice.Details(history, company.Value.Issuer, caller);
    }

    /// <summary>The next number of a year, without gaps.</summary>
    public async Task<long> TakeNumberAsync(int year, CancellationToken cancellationToken) =>
        (await db.Database.SqlQueryRaw<long>(TakeNumber, year).ToListAsync(cancellationToken))[0];

    /// <summary>Writes what happened into the history, and the event, if there is one, into the outbox.</summary>
    public void Record(Invoice invoice, InvoiceStatus? from, Actor actor, IIntegrationEvent? told = null)
    {
        db.Add(InvoiceHistoryEntry.Of(invoice, from, actor));
        if (told is not null)
        {
            db.AddEvent(told);
        }
    }

    private IQueryable<Found> WithNames(IQueryable<Invoice> invoices) =>
        invoices.Join(db.Set<Client>(), invoice => invoice.ClientId, client => client.Id, (invoice, client) => new Found(invoice, client.Name));

    private sealed record Found(Invoice Invoice, string ClientName)
    {
        public Invoice Named() => Invoice.WithClientName(ClientName);
    }
}
