using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Invoices;
using ClientPortal.BotGateway.Portal;
using ClientPortal.BotGateway.Tests.Tickets;
using ClientPortal.Contracts;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Invoices;

public sealed class InvoiceOverviewTests
{
    private static readonly PortalInvoice Due = new(
        Guid.CreateVersion7(), "2026-000123", new(Guid.CreateVersion7(), "A & B"), InvoiceStatus.Issued, "EUR", "1200.00", new DateOnly(2026, 3, 5), PaidOn: null);

    private static readonly PortalInvoice Late = Due with { Number = "2026-000100", Status = InvoiceStatus.Overdue, DueDate = new DateOnly(2026, 2, 1) };
    private static readonly PortalInvoice Paid = Due with { Number = "2026-000090", Status = InvoiceStatus.Paid, PaidOn = new DateOnly(2026, 1, 20) };

    [Fact]
    public void UnpaidOnesComeFirst() =>
        InvoiceOverview.Of(new([Late, Due], null), [Paid], TicketCardTests.Client, BotTexts.Set.English).ShouldBe(
            """
            🧾 <b>To be paid</b>
            <b>2026-000100</b>: €1,200.00, ⏰ overdue since 1 February 2026
            <b>2026-000123</b>: €1,200.00, due 5 March 2026

            <b>Last paid</b>
            <b>2026-000090</b>: €1,200.00, paid on 20 January 2026
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void StaffReadWhoseTheyAreAndThatThereAreMore() =>
        InvoiceOverview.Of(new([Due], "more"), [], TicketCardTests.Staff, BotTexts.Set.Russian).ShouldBe(
            "🧾 <b>Ждут оплаты</b>\n<b>2026-000123</b>, A &amp; B: 1\u00A0200,00\u00A0€, оплатить до 5 марта 2026 г.\nЕсть и другие, все счета видны на портале.");

    [Fact]
    public void NothingIsSaidPlainly()
    {
        InvoiceOverview.Of(new([], null), [], TicketCardTests.Client, BotTexts.Set.English).ShouldBe("You have no invoices yet.");
        InvoiceOverview.Of(new([], null), [Paid], TicketCardTests.Client, BotTexts.Set.Russian).ShouldStartWith("✅ Неоплаченных счетов нет.");
    }
}
