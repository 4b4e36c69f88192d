namespace ClientPortal.Api.Invoices;

/// <summary>One line of an invoice with its own tax rate; rounded by itself, so that the lines add up to the totals.</summary>
public sealed class InvoiceLine
{
    private InvoiceLine()
    {
    }

    public Guid InvoiceId { get; private init; }

    /// <summary>From 1, without gaps.</summary>
    public int Position { get; private init; }

    public string Description { get; private init; } = "";

    /// <summary>Above zero, up to four places.</summary>
    public decimal Quantity { get; private init; }

    /// <summary>Without tax, up to four places: a price may be finer than the currency's minor unit.</summary>
    public decimal UnitPrice { get; private init; }

    /// <summary>Percent, 0 to 100, up to two places.</summary>
    public decimal TaxRate { get; private init; }

    public decimal Net { get; private init; }

    public decimal Tax { get; private init; }

    internal static InvoiceLine Of(Guid invoiceId, int position, NewInvoiceLine line, Currency currency)
    {
        var net = currency.Round(line.Quantity * line.UnitPrice);
        return new()
        {
            InvoiceId = invoiceId,
            Position = position,
            Description = line.Description,
            Quantity = line.Quantity,
            UnitPrice = line.UnitPrice,
            TaxRate = line.TaxRate,
            Net = net,
            Tax = currency.Round(net * line.TaxRate / 100m),
        };
    }
}
