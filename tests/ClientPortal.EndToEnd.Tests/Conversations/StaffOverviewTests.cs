using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>What staff ask the bot for.</summary>
public abstract partial class StaffOverviewTests(TalkingPortal world)
{
    [Theory]
    [InlineData("ru", "Заявка №", "Статус: ⏳ Ждёт ответа клиента|Приоритет: обычный|Исполнитель: пока не назначен|Клиент: Acme", " · 📝 внутренняя заметка")]
    [InlineData("en", "Ticket #", "Status: ⏳ Waiting for the client|Priority: normal|Assigned to: nobody yet|Client: Acme", " · 📝 internal note")]
    public async Task TicketShowsStaffItsClientAndItsNotes(string language, string title, string facts, string note)
    {
        var (anna, henry) = (world.Acme, world.Staff(language));
        var (ticket, number) = await anna.OpenTicketAsync($"Card for {language}");
        await henry.CommentAsync(ticket, "Is it on?");
        await henry.NoteAsync(ticket, "He never pays");
        await henry.MoveAsync(ticket, "waiting_for_client");

        await henry.SayAsync($"/ticket {number}");

        var card = await henry.HearAsync($"{title}{number}");
        var name = language == "ru" ? "Ольга" : "Henry";
        Moment().Replace(Talker.Text(card), ", (then)").Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
        [
            $"{title}{number}", $"Card for {language}", .. facts.Split('|'),
            "Acme, (then)", $"Card for {language}, in detail.",
            $"{name}, (then)", "Is it on?",
            $"{name}, (then){note}", "He never pays",
        ]);
        Talker.NamesOf(card).ShouldBe(["reply", "take", "resolve", "mute"]);
        await henry.MoveAsync(ticket, "closed");
    }

    [Theory]
    [InlineData("ru", "🧾 Ждут оплаты", "Ромашка: 1\u00A0200,00\u00A0€, оплатить до ")]
    [InlineData("en", "🧾 Not paid yet", "Ромашка: €1,200.00, due ")]
    public async Task InvoicesOfAllClientsAreShownToStaffTheEarliestFirst(string language, string title, string facts)
    {
        var henry = world.Staff(language);
        // One stays unpaid, so that there is a list to the end.
        await Invoices.IssueAsync(henry, world.Acme);
        var (second, acmes) = await Invoices.IssueAsync(henry, world.Acme, dueInDays: 2);
        var (first, romashkas) = await Invoices.IssueAsync(henry, world.Romashka, dueInDays: 1);

        await henry.SayAsync("/invoices");

        var lines = Talker.Text(await henry.HearAsync(title)).Split('\n');
        lines[0].ShouldBe(title);
        lines[1].ShouldStartWith($"{romashkas}, {facts}");
        lines[2].ShouldStartWith($"{acmes}, Acme: ");
        await Invoices.PayAsync(henry, first);
        await Invoices.PayAsync(henry, second);
        await henry.SayAsync("/invoices");
        Talker.Text(await henry.HearAsync(title)).ShouldNotContain(romashkas, customMessage: "staff are not shown what is paid");
    }

    [Theory]
    [InlineData("ru", "👤 Подключено: Ольга, сотрудник|С |Открытых заявок: ваших {0}, без исполнителя {1}|Неоплаченных счетов: {2}|🔔 Уведомления включены")]
    [InlineData("en", "👤 Connected as Henry, staff|Since |Open tickets: {0} of yours, {1} unassigned|Unpaid invoices: {2}|🔔 Notifications are on")]
    public async Task StatusCountsTheWorkOfStaff(string language, string expected)
    {
        const string Open = "SELECT count(*) FROM portal.tickets WHERE status IN ('new', 'in_progress', 'waiting_for_client') AND assignee_id ";
        var (anna, henry) = (world.Acme, world.Staff(language));
        await henry.LookUpAsync();
        var (ticket, _) = await anna.OpenTicketAsync($"Status {language}");
        await anna.OpenTicketAsync($"Unassigned {language}");
        await Invoices.IssueAsync(henry, anna);
        await henry.PressAsync(await henry.HearAsync($"Status {language}"), "take:");
        var (mine, free) = (await world.CountAsync(Open + "= $1", henry.Account.Id), await world.CountAsync(Open + "IS NULL"));
        var unpaid = await world.CountAsync("SELECT count(*) FROM portal.invoices WHERE status IN ('issued', 'overdue')");

        await henry.SayAsync("/status");

        var lines = Talker.Text(await henry.HearAsync("👤")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var wanted = string.Format(CultureInfo.InvariantCulture, expected, mine, free, unpaid).Split('|');
        lines[1].ShouldStartWith(wanted[1]);
        lines.Where((_, index) => index != 1).ShouldBe(wanted.Where((_, index) => index != 1));
        await henry.ReleaseAsync(ticket);
    }

    // ", 5 March 2026, 14:03", and in Russian ", 5 марта 2026 г., 14:03"
    [GeneratedRegex(@", \d{1,2} \w+ \d{4}( г\.)?, \d\d:\d\d", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();
}

[Collection(PortalByPolling.Name)]
public sealed class StaffOverviewByPolling(PortalByPolling world) : StaffOverviewTests(world);

[Collection(PortalByWebhook.Name)]
public sealed class StaffOverviewByWebhook(PortalByWebhook world) : StaffOverviewTests(world);
