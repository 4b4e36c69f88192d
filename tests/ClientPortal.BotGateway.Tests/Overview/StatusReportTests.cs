using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Overview;
using ClientPortal.BotGateway.Portal;
using ClientPortal.BotGateway.Tests.Tickets;
using ClientPortal.NotificationStore;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Overview;

public sealed class StatusReportTests
{
    private static readonly PortalTicketCounts Counts = new(New: 1, InProgress: 2, WaitingForClient: 3, Resolved: 9, Unassigned: 4, Mine: 5, Cap: 10_000);
    private static readonly DateTimeOffset Since = new(2026, 3, 9, 22, 5, 0, TimeSpan.Zero);

    [Fact]
    public void ClientReadsWhatIsOpen() =>
        new StatusReport(Since, Counts, Unpaid: 2, MoreUnpaid: false, RecipientPreferences.Default, MutedTickets: 1).Show(TicketCardTests.Client, BotTexts.Set.English).ShouldBe(
            "👤 Connected as <b>Acme</b>\nSince 10 March 2026\n\nOpen tickets: 6, waiting for your answer: 3\nUnpaid invoices: 2\n\n🔔 Notifications are on\nMuted: 1 ticket");

    [Fact]
    public void StaffReadWhatIsSwitchedOff() =>
        new StatusReport(null, Counts, Unpaid: 100, MoreUnpaid: true, RecipientPreferences.Default with { Paused = true, DisabledTypes = ["a", "b"] }, MutedTickets: 5)
            .Show(TicketCardTests.Staff, BotTexts.Set.Russian).ShouldBe(
                "👤 Подключено: <b>Henry</b>, сотрудник\n\nОткрытых заявок: ваших 5, без исполнителя 4\nНеоплаченных счетов: 100 или больше\n\n"
                + "🔕 Уведомления приостановлены. Возобновить: /unmute\nВыключено 2 вида уведомлений\nБез уведомлений: 5 заявок");
}
