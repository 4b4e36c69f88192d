using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>The bot's commands and buttons.</summary>
public abstract class CommandTests(TalkingPortal world)
{
    [Theory]
    [InlineData("ru", "Ваши открытые заявки")]
    [InlineData("en", "Your open tickets")]
    public async Task ClientTurnsThePagesOfHisTickets(string language, string title)
    {
        var anna = world.Client(language);
        for (var n = 1; n <= 6; n++)
        {
            await anna.OpenTicketAsync($"Paged {language} {n}");
        }

        await anna.SayAsync("/tickets");
        var list = await anna.HearAsync(title);
        Talker.NamesOf(list).ShouldBe(["ticket", "ticket", "ticket", "ticket", "ticket", "tickets"]);
        var first = Talker.Text(list);
        first.ShouldContain($"Paged {language} 6");

        await anna.PressAsync(list, "tickets:own:1");
        var second = await anna.HearAsync($"Paged {language} 1");
        second.MessageId.ShouldBe(list.MessageId);
        await anna.PressAsync(second, "tickets:own:0");
        Talker.Text(await anna.HearAsync($"Paged {language} 6")).ShouldBe(first);
    }

    [Theory]
    [InlineData("ru", "Заявка №", "Статус: 🆕 Новая", "Заявки №999999 нет")]
    [InlineData("en", "Ticket #", "Status: 🆕 New", "There is no ticket #999999")]
    public async Task TicketIsShownByItsNumberAndByItsButton(string language, string title, string status, string missing)
    {
        var anna = world.Client(language);
        var (ticket, number) = await anna.OpenTicketAsync($"Shown <{language}>");

        await anna.SayAsync($"/ticket {number}");
        var card = await anna.HearAsync($"{title}{number}");
        Talker.Text(card).ShouldContain(status);
        Talker.Text(card).ShouldContain($"Shown <{language}>, in detail.");
        Talker.NamesOf(card).ShouldBe(["reply", "mute"]);
        await anna.SeeThumbAsync(await anna.SayAsync("To the card", card));
        (await anna.ConversationAsync(ticket))[^1].ShouldBe(("To the card", "telegram"));

        await anna.SayAsync("/tickets");
        var list = await anna.HearAsync($"#{number}");
        await anna.PressAsync(list, Talker.DataOf(list)[0]);
        await anna.HearAsync($"{title}{number}");

        await anna.SayAsync("/ticket 999999");
        await anna.HearAsync(missing);
        await anna.SayAsync("/ticket");
        await anna.HearAsync("/ticket 1042");
    }

    [Theory]
    [InlineData("ru", "Напишите тему", "Теперь опишите", "открыта")]
    [InlineData("en", "Write the subject", "Now describe it", "is open")]
    public async Task NewTicketIsOpenedInTwoMessages(string language, string subject, string text, string opened)
    {
        var anna = world.Client(language);
        await anna.SayAsync("/new");
        await anna.HearAsync(subject);
        await anna.SayAsync(new string('x', 201));
        await anna.HearAsync("200");
        await anna.SayAsync($"Dialog\n{language}");
        await anna.HearAsync(text);
        await anna.SayAsync("All about it");
        var answer = await anna.HearAsync(opened);

        var ticket = await anna.NewestTicketAsync($"Dialog {language}");
        (await anna.ConversationAsync(ticket["id"]!.GetValue<Guid>())).ShouldBe([("All about it", "telegram")]);
        await anna.PressAsync(answer, "ticket:");
        await anna.HearAsync("All about it");
    }

    [Theory]
    [InlineData("ru", "Напишите тему", "Отменено", "Отменять нечего", "Не понял")]
    [InlineData("en", "Write the subject", "Cancelled", "nothing to cancel", "I did not understand")]
    public async Task DialogHasThreeWaysOut(string language, string question, string cancelled, string nothing, string notUnderstood)
    {
        var anna = world.Client(language);
        await anna.SayAsync("/new");
        await anna.PressAsync(await anna.HearAsync(question), "cancel");
        await anna.HearAsync(cancelled);
        await anna.SayAsync("no subject");
        await anna.HearAsync(notUnderstood);

        await anna.SayAsync("/new");
        await anna.HearAsync(question);
        await anna.SayAsync("/tikets");
        await anna.HearAsync(notUnderstood);
        await anna.SayAsync("/cancel");
        await anna.HearAsync(cancelled);
        await anna.SayAsync("/cancel");
        await anna.HearAsync(nothing);

        await anna.SayAsync("/new");
        await anna.HearAsync(question);
        await anna.SayAsync("/help");
        await anna.HearAsync("/tickets");
        await anna.SayAsync("no subject either");
        await anna.HearAsync(notUnderstood);
    }

    [Theory]
    [InlineData("ru", "Решена", "закрыта", "снова в работе", "Статус заявки уже изменился")]
    [InlineData("en", "Resolved", "is closed", "in progress again", "has moved on meanwhile")]
    public async Task ClientSaysWhetherItIsSolved(string language, string resolved, string closed, string reopened, string moved)
    {
        var anna = world.Client(language);
        var (ticket, number) = await anna.OpenTicketAsync($"Solved {language}");
        await anna.LookUpAsync();
        await world.Henry.MoveAsync(ticket, "resolved");
        var told = await anna.HearAsync(resolved);
        Talker.NamesOf(told).ShouldBe(["solved", "reopen", "reply", "mute"]);

        (await anna.PressAsync(told, "reopen:")).ShouldNotBeNull().ShouldContain(reopened);
        (await anna.StatusAsync(ticket)).ShouldBe("in_progress");
        (await anna.PressAsync(told, "solved:")).ShouldNotBeNull().ShouldContain(moved);

        await world.Henry.MoveAsync(ticket, "resolved");
        await anna.SayAsync($"/ticket {number}");
        var card = await anna.HearAsync(language == "ru" ? "Исполнитель: " : "Assigned to: ");
        (await anna.PressAsync(card, "solved:")).ShouldNotBeNull().ShouldContain(closed);
        (await anna.StatusAsync(ticket)).ShouldBe("closed");
        await Eventually.True(
            async _ => Talker.NamesOf(await anna.FindAsync(card)).SequenceEqual(["follow", "mute"]), "the card's buttons are those of a closed ticket", TalkingPortal.Cancellation);
    }

    [Theory]
    [InlineData("ru", "теперь ваша", "решена", "у вас в работе", "без исполнителя")]
    [InlineData("en", "is yours now", "is resolved", "assigned to you", "nobody has taken")]
    public async Task StaffTakeAndResolve(string language, string taken, string resolved, string mine, string free)
    {
        var (anna, henry) = (world.Acme, world.Staff(language));
        await henry.LookUpAsync();
        var (ticket, _) = await anna.OpenTicketAsync($"Taken {language}");
        var told = await henry.HearAsync($"Taken {language}");

        await henry.SayAsync("/tickets");
        var list = await henry.HearAsync(language == "ru" ? "назначенных вам, нет" : "No open ticket");
        await henry.PressAsync(list, "tickets:free:0");
        Talker.Text(await henry.HearAsync($"Taken {language}")).ShouldContain(free);

        (await henry.PressAsync(told, "take:")).ShouldNotBeNull().ShouldContain(taken);
        (await anna.ReadAsync($"api/tickets/{ticket}"))["assignee"]!["id"]!.GetValue<Guid>().ShouldBe(henry.Account.Id);
        await henry.SayAsync("/tickets");
        Talker.Text(await henry.HearAsync($"Taken {language}")).ShouldContain(mine);

        (await henry.PressAsync(told, "resolve:")).ShouldNotBeNull().ShouldContain(resolved);
        (await anna.StatusAsync(ticket)).ShouldBe("resolved");
        (await henry.PressAsync(told, "resolve:")).ShouldNotBeNull().ShouldContain(resolved, customMessage: "a second press finds it done");
    }

    [Theory]
    [InlineData("ru", "К оплате", "1\u00A0200,00\u00A0€", "Неоплаченных счетов: ", "Подключено: Ромашка", "Заявки для клиентов")]
    [InlineData("en", "To be paid", "€1,200.00", "Unpaid invoices: ", "Connected as Acme", "Tickets for clients")]
    public async Task OverviewsAreInTheReadersLanguage(string language, string unpaid, string amount, string count, string connected, string forClients)
    {
        var anna = world.Client(language);
        var number = await Invoices.IssueAsync(world.Olga, anna);

        await anna.SayAsync("/invoices");
        var invoices = Talker.Text(await anna.HearAsync(unpaid));
        invoices.ShouldContain($"{number}: {amount}");
        await anna.SayAsync("/status");
        Talker.Text(await anna.HearAsync(connected)).ShouldContain(count);
        await anna.SayAsync("/help");
        Talker.Text(await anna.HearAsync("/invoices")).ShouldContain("/new");

        var henry = world.Staff(language);
        await henry.SayAsync("/help");
        Talker.Text(await henry.HearAsync("/invoices")).ShouldNotContain("/new");
        await henry.SayAsync("/new");
        await henry.HearAsync(forClients);
        (await world.MenuAsync(anna.Chat)).Select(entry => entry.Command).ShouldBe(["tickets", "new", "invoices", "status", "settings", "language", "mute", "unmute", "stop", "help"]);
        (await world.MenuAsync(henry.Chat)).Select(entry => entry.Command).ShouldNotContain("new");
    }

    [Theory]
    [InlineData("en", "do not wait for it any more")]
    [InlineData("ru", "Больше не жду")]
    public async Task CommandInTheMiddleOfAQuestionSaysThatNothingWasPassedOn(string language, string dropped)
    {
        var client = world.Client(language);
        await client.SayAsync("/new");
        await client.SayAsync("/tickets");
        await client.HearAsync(dropped);
        await client.SayAsync("/status");
        await client.HearAsync("👤");
        (await world.Telegram.GetMessagesAsync(client.Chat, TalkingPortal.Cancellation)).Last(entry => entry.FromBot).Message.Text!.ShouldNotContain(dropped);
    }

    [Fact]
    public async Task TicketIsMutedFromItsCard()
    {
        var (anna, henry) = (world.Acme, world.Henry);
        var (ticket, number) = await anna.OpenTicketAsync("Muted");
        await anna.SayAsync($"/ticket {number}");

        (await anna.PressAsync(await anna.HearAsync("Assigned to: "), "mute:")).ShouldNotBeNullOrEmpty();

        await henry.CommentAsync(ticket, "Nobody hears this");
        var (other, _) = await anna.OpenTicketAsync("Not muted");
        await henry.CommentAsync(other, "This is heard");
        await anna.HearAsync("This is heard");
        (await world.Telegram.GetMessagesAsync(anna.Chat, TalkingPortal.Cancellation)).ShouldAllBe(entry => !Talker.Text(entry).Contains("Nobody hears this"));
    }

    [Theory]
    [InlineData("/tickets")]
    [InlineData("/ticket 1001")]
    [InlineData("/new")]
    [InlineData("/invoices")]
    [InlineData("/status")]
    [InlineData("/help")]
    public async Task StrangerIsToldToConnectFirst(string command)
    {
        var stranger = await world.Telegram.CreateUserAsync("Stranger", "ru", cancellationToken: TalkingPortal.Cancellation);
        await world.Telegram.StartAsync(stranger.Id, cancellationToken: TalkingPortal.Cancellation);
        var talker = new Talker(world.Telegram, world.Acme.Account, stranger.Id);

        await talker.SayAsync(command);

        await talker.HearAsync("Подключить Telegram");
    }
}

[Collection(PortalByPolling.Name)]
public sealed class CommandByPolling(PortalByPolling world) : CommandTests(world);

[Collection(PortalByWebhook.Name)]
public sealed class CommandByWebhook(PortalByWebhook world) : CommandTests(world);
