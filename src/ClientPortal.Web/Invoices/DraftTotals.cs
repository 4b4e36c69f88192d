namespace ClientPortal.Web.Invoices;

/// <summary>What a draft comes to, reckoned as the Api does. Amounts are decimal text in minor units.</summary>
/// <param name="Lines">Each line's amount without tax; null for one that cannot be read yet.</param>
public sealed record DraftTotals(string Currency, IReadOnlyList<string?> Lines, string Net, IReadOnlyList<TaxTotal> Taxes, string Total)
{
    public static DraftTotals Of(InvoiceDraft draft, string language)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var currency = InvoiceCurrencies.All.Contains(draft.Currency) ? draft.Currency : InvoiceCurrencies.Usual[0];
        var lines = draft.Lines.Select(line => Reckon(InvoiceNumbers.Of(line, language), currency)).ToArray();
        var read = lines.OfType<Reckoned>().ToArray();
        return new(
            currency,
            [.. lines.Select(line => line is { } known ? InvoiceCurrencies.Format(known.Net, currency) : null)],
            InvoiceCurrencies.Format(read.Sum(line => line.Net), currency),
            [.. read.GroupBy(line => line.Rate).OrderBy(rate => rate.Key).Select(rate => new TaxTotal(
                TypedNumber.Plain(rate.Key), InvoiceCurrencies.Format(rate.Sum(line => line.Net), currency), InvoiceCurrencies.Format(rate.Sum(line => line.Tax), currency)))],
            InvoiceCurrencies.Format(read.Sum(line => line.Net + line.Tax), currency));
    }

    private static Reckoned? Reckon(InvoiceNumbers numbers, string currency)
    {
        if (numbers is not { Quantity: { } quantity, UnitPrice: { } price, TaxRate: { } rate })
        {
            return null;
        }

        var net = InvoiceCurrencies.Round(quantity * price, currency);
        return new(rate, net, InvoiceCurrencies.Round(net * rate / 100m, currency));
    }

    private readonly record struct Reckoned(decimal Rate, decimal Net, decimal Tax);
}
