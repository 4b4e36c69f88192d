using ClientPortal.Api.Company;
using ClientPortal.Api.Invoices;
using ClientPortal.Api.Problems;
using ClientPortal.Contracts;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Invoices;

public sealed class InvoiceTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Issuer Issuer = new("Masters & Sons", "7700000000", "1 Workshop Lane", "Bank of Toolmakers");
    private static readonly Actor Staff = new(ActorKind.Staff, Guid.CreateVersion7(), "Anna", Channel.Portal);

    [Theory]
    [InlineData("RUB", "1", "0.005", "0", "0.01", "0.00")] // half goes away from zero
    [InlineData("RUB", "1", "0.015", "0", "0.02", "0.00")]
    [InlineData("RUB", "1", "0.0149", "0", "0.01", "0.00")]
    [InlineData("RUB", "1", "2.345", "0", "2.35", "0.00")] // to even would be 2.34
    [InlineData("RUB", "3", "33.33", "20", "99.99", "20.00")]
    [InlineData("RUB", "1", "0.12", "20", "0.12", "0.02")]
    [InlineData("RUB", "1", "0.125", "20", "0.13", "0.03")] // tax is reckoned from the rounded net
    [InlineData("EUR", "2.5", "10.01", "19", "25.03", "4.76")]
    [InlineData("EUR", "0.3333", "100", "7.5", "33.33", "2.50")]
    [InlineData("JPY", "1", "100.5", "10", "101", "10")]
    [InlineData("JPY", "3", "33.1666", "8", "99", "8")]
    [InlineData("KWD", "1", "1.2345", "5", "1.235", "0.062")]
    [InlineData("USD", "1000000", "0.0001", "0", "100.00", "0.00")]
    [InlineData("USD", "1", "0", "20", "0.00", "0.00")]
    public void LineIsRoundedToTheMinorUnitHalfAwayFromZero(string currency, string quantity, string price, string rate, string net, string tax)
    {
        var invoice = Draft(currency, (quantity, price, rate));
        var money = Currency.Find(currency)!;
        money.Format(invoice.NetTotal).ShouldBe(net);
        money.Format(invoice.TaxTotal).ShouldBe(tax);
        invoice.Total.ShouldBe(invoice.NetTotal + invoice.TaxTotal);
    }

    [Fact]
    public void TotalsAreSumsOfRoundedLines()
    {
        var invoice = Draft("RUB", ("1", "0.005", "20"), ("1", "0.005", "20"), ("1", "0.005", "10"));
        (invoice.NetTotal, invoice.TaxTotal, invoice.Total).ShouldBe((0.03m, 0.00m, 0.03m));
    }

    [Fact]
    public void TotalBeyondTheColumnIsRefused() =>
        Should.Throw<InvalidRequestException>(() => Draft("RUB", ("1000000000", "1000000000000", "100"))).Code.ShouldBe("invoice_total_too_large");

    [Theory]
    [InlineData("XAU")]
    [InlineData("rub")]
    [InlineData("ZZZ")]
    [InlineData("")]
    public void CurrencyThatNobodyPaysInIsUnknown(string code) => Currency.Find(code).ShouldBeNull();

    public static TheoryData<InvoiceStatus, InvoiceStatus> EveryMove()
    {
        var moves = new TheoryData<InvoiceStatus, InvoiceStatus>();
        foreach (var from in Enum.GetValues<InvoiceStatus>())
        {
            foreach (var to in Enum.GetValues<InvoiceStatus>().Where(status => status != InvoiceStatus.Draft))
            {
                moves.Add(from, to);
            }
        }

        return moves;
    }

    [Theory]
    [MemberData(nameof(EveryMove))]
    public void MovesAreThoseOfTheTableAndNoOthers(InvoiceStatus from, InvoiceStatus to)
    {
        var legal = (from, to) is (InvoiceStatus.Draft, InvoiceStatus.Issued)
            or (InvoiceStatus.Issued, InvoiceStatus.Paid or InvoiceStatus.Overdue or InvoiceStatus.Cancelled)
            or (InvoiceStatus.Overdue, InvoiceStatus.Paid or InvoiceStatus.Cancelled);
        var invoice = InvoiceIn(from);
        var version = invoice.Version;

        if (legal)
        {
            Move(invoice, to).ShouldBe(version + 1);
            invoice.Status.ShouldBe(to);
        }
        else
        {
            Should.Throw<DomainRuleException>(() => Move(invoice, to)).Code.ShouldBe("illegal_status_transition");
            (invoice.Status, invoice.Version).ShouldBe((from, version));
        }
    }

    [Fact]
    public void IssueTellsAmountsAsText()
    {
        var invoice = Draft("RUB", ("2", "1000", "20"));
        var told = invoice.Issue(7, Today, Issuer, Staff, Now);
        told.Invoice.ShouldBe(new InvoiceSnapshot(
            invoice.Id, "2026-000007", invoice.ClientId, "Romashka", InvoiceStatus.Issued, "RUB", "2000.00", "400.00", "2400.00", Today, Today.AddDays(14)));
    }

    [Fact]
    public void DraftWhoseDueDateHasPassedIsNotIssued() =>
        Should.Throw<DomainRuleException>(() => Draft("RUB", ("1", "1", "0")).Issue(1, Today.AddDays(15), Issuer, Staff, Now)).Code.ShouldBe("due_date_past");

    [Fact]
    public void PaymentInTheFutureIsRefused() =>
        Should.Throw<DomainRuleException>(() => InvoiceIn(InvoiceStatus.Issued).Pay(Today.AddDays(1), Today, Staff, Now)).Code.ShouldBe("paid_on_in_future");

    [Fact]
    public void IssuedInvoiceIsNotRevised() =>
        Should.Throw<DomainRuleException>(() => InvoiceIn(InvoiceStatus.Issued).Revise(Content("RUB", ("1", "1", "0")), Now)).Code.ShouldBe("invoice_not_draft");

    private static long Move(Invoice invoice, InvoiceStatus to) => to switch
    {
        InvoiceStatus.Issued => invoice.Issue(1, Today, Issuer, Staff, Now).Sequence,
        InvoiceStatus.Paid => invoice.Pay(Today, Today, Staff, Now).Sequence,
        InvoiceStatus.Overdue => invoice.MarkOverdue(Now).Sequence,
        _ => invoice.Cancel("a slip", Staff, Now).Sequence,
    };

    private static Invoice InvoiceIn(InvoiceStatus status)
    {
        var invoice = Draft("RUB", ("1", "100", "20"));
        if (status != InvoiceStatus.Draft)
        {
            Move(invoice, InvoiceStatus.Issued);
        }

        if (status is not (InvoiceStatus.Draft or InvoiceStatus.Issued))
        {
            Move(invoice, status);
        }

        return invoice;
    }

    private static Invoice Draft(string currency, params (string Quantity, string Price, string Rate)[] lines) =>
        Invoice.Draft(Guid.CreateVersion7(), Guid.CreateVersion7(), Content(currency, lines), Guid.CreateVersion7(), Now).WithClientName("Romashka");

    private static NewInvoice Content(string currency, params (string Quantity, string Price, string Rate)[] lines) => new(
        Currency.Find(currency)!,
        Today.AddDays(14),
        null,
        [.. lines.Select(line => new NewInvoiceLine("Work", Number(line.Quantity), Number(line.Price), Number(line.Rate)))]);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
