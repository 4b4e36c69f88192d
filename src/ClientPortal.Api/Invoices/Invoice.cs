using ClientPortal.Api.Company;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Invoices;

/// <summary>
/// What a client has to pay. A draft may change and has no number; from its issue on the paper stands and only its status moves:
/// issued → paid, overdue or cancelled; overdue → paid or cancelled. Each verb returns the event that tells it.
/// </summary>
public sealed class Invoice
{
    /// <summary>The largest total that <c>numeric(19,4)</c> holds, in whole units.</summary>
    private const decimal MaxTotal = 999_999_999_999_999m;

    private readonly List<InvoiceLine> _lines = [];

    private Invoice()
    {
    }

    public Guid Id { get; private init; }

    public Guid ClientId { get; private init; }

    public InvoiceStatus Status { get; private set; }

    /// <summary>Null for a draft.</summary>
    public string? Number { get; private set; }

    public string CurrencyCode { get; private set; } = "";

    public decimal NetTotal { get; private set; }

    public decimal TaxTotal { get; private set; }

    public decimal Total { get; private set; }

    public DateOnly? IssueDate { get; private set; }

    /// <summary>Null for a draft, and where the company has said no name.</summary>
    public Issuer? Issuer { get; private set; }

    public DateOnly DueDate { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    public string? CancellationReason { get; private set; }

    public string? Note { get; private set; }

    public Guid CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Rises with every change; the event's sequence.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<InvoiceLine> Lines => _lines;

    /// <summary>Name for the events; not a column of the invoice.</summary>
    public string ClientName { get; private set; } = "";

    private Currency Currency => Currency.Find(CurrencyCode) ?? throw new InvalidOperationException($"{CurrencyCode} is no known currency.");

    public static Invoice Draft(Guid id, Guid clientId, NewInvoice content, Guid createdBy, DateTimeOffset now)
    {
        var invoice = new Invoice { Id = id, ClientId = clientId, Status = InvoiceStatus.Draft, CreatedBy = createdBy, CreatedAt = now };
        invoice.Write(content, now);
        return invoice;
    }

    /// <summary>Replaces what a draft says.</summary>
    public void Revise(NewInvoice content, DateTimeOffset now)
    {
        EnsureDraft();
        Write(content, now);
    }

    public void EnsureDraft()
    {
        if (Status != InvoiceStatus.Draft)
        {
            throw InvoiceProblems.NotDraft();
        }
    }

    /// <summary>Gives a draft its number and sends it to the client.</summary>
    /// <param name="number">The position within <paramref name="today"/>'s year.</param>
    /// <param name="today">In the company's time zone.</param>
    public InvoiceIssued Issue(long number, DateOnly today, Issuer? issuer, Actor actor, DateTimeOffset now)
    {
        EnsureMayIssue(today);
        Number = InvoiceNumber.Of(today.Year, number);
        IssueDate = today;
        Issuer = issuer;
        Move(InvoiceStatus.Issued, now);
        return new(Snapshot(), Version, now, actor);
    }

    /// <summary>Asked before a number is taken.</summary>
    public void EnsureMayIssue(DateOnly today)
    {
        EnsureMay(InvoiceStatus.Issued);
        if (DueDate < today)
        {
            throw InvoiceProblems.PastDue();
        }
    }

    public InvoicePaid Pay(DateOnly paidOn, DateOnly today, Actor actor, DateTimeOffset now)
    {
        EnsureMay(InvoiceStatus.Paid);
        if (paidOn > today)
        {
            throw InvoiceProblems.NotPaidYet();
        }

        PaidOn = paidOn;
        Move(InvoiceStatus.Paid, now);
        return new(Snapshot(), paidOn, Version, now, actor);
    }

    public InvoiceCancelled Cancel(string? reason, Actor actor, DateTimeOffset now)
    {
        EnsureMay(InvoiceStatus.Cancelled);
        CancellationReason = reason;
        Move(InvoiceStatus.Cancelled, now);
        return new(Snapshot(), reason, Version, now, actor);
    }

    /// <summary>Whether the day of payment has passed.</summary>
    /// <param name="today">In the company's time zone.</param>
    public bool IsLate(DateOnly today) => Status == InvoiceStatus.Issued && DueDate < today;

    public InvoiceOverdue MarkOverdue(DateTimeOffset now)
    {
        EnsureMay(InvoiceStatus.Overdue);
        Move(InvoiceStatus.Overdue, now);
        return new(Snapshot(), Version, now, Actor.System);
    }

    internal Invoice WithClientName(string clientName)
    {
        ClientName = clientName;
        return this;
    }

    private void Write(NewInvoice content, DateTimeOffset now)
    {
        _lines.Clear();
        _lines.AddRange(content.Lines.Select((line, index) => InvoiceLine.Of(Id, index + 1, line, content.Currency)));
        CurrencyCode = content.Currency.Code;
        NetTotal = _lines.Sum(line => line.Net);
        TaxTotal = _lines.Sum(line => line.Tax);
        Total = NetTotal + TaxTotal;
        if (Total > MaxTotal)
        {
            throw InvoiceProblems.TooLarge();
        }

        DueDate = content.DueDate;
        Note = content.Note;
        Touch(now);
    }

    private void EnsureMay(InvoiceStatus to)
    {
        if (!InvoiceTransitions.Allows(Status, to))
        {
            throw InvoiceProblems.IllegalTransition(Status, to);
        }
    }

    private void Move(InvoiceStatus to, DateTimeOffset now)
    {
        Status = to;
        Touch(now);
    }

    private void Touch(DateTimeOffset now)
    {
        Version++;
        UpdatedAt = now;
    }

    private InvoiceSnapshot Snapshot() => new(
        Id,
        Number!,
        ClientId,
        ClientName,
        Status,
        CurrencyCode,
        Currency.Format(NetTotal),
        Currency.Format(TaxTotal),
        Currency.Format(Total),
        IssueDate!.Value,
        DueDate);
}
