using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

[Collection(nameof(WebWorld))]
public sealed class TicketPageTests(WebWorld world)
{
    [Theory]
    [InlineData("en-GB", "New ticket", "Create the ticket", "The ticket is open. We will answer here.", true, 1280, false)]
    [InlineData("ru-RU", "Новая заявка", "Создать заявку", "Заявка открыта. Мы ответим здесь.", false, 390, true)]
    public async Task ClientOpensATicketWithAFile(string locale, string heading, string submit, string notice, bool script, int width, bool dark)
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, $"opens{width}", "Opens", locale[..2], WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client, locale, width, dark, script);
        await visitor.Page.GotoAsync("/tickets");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = heading }).ClickAsync();
        if (script)
        {
            await visitor.JudgeAsync();
        }

        await visitor.Page.Locator("#title").FillAsync("The printer smokes");
        await visitor.Page.Locator("#text").FillAsync("Since this morning.\nSee https://example.com/printer (page 2).");
        await visitor.Page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "smoke.txt", MimeType = "text/plain", Buffer = "A lot of smoke"u8.ToArray() });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = submit }).ClickAsync();
        await visitor.Page.WaitForAddressAsync(url => Guid.TryParse(url.Split('/')[^1], out _));

        (await visitor.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = notice }).CountAsync()).ShouldBe(1);
        (await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldEndWith("The printer smokes");
        (await visitor.Page.Locator("#conversation .plain-text").InnerTextAsync()).ShouldBe("Since this morning.\nSee https://example.com/printer (page 2).");
        (await visitor.Page.Locator("#conversation .plain-text a").GetAttributeAsync("href")).ShouldBe("https://example.com/printer");
        var file = visitor.Page.GetByRole(AriaRole.Link, new() { Name = "smoke.txt" });
        var answer = await visitor.Context.APIRequest.GetAsync((await file.GetAttributeAsync("href"))!);
        (await answer.TextAsync()).ShouldBe("A lot of smoke");
        answer.Headers["content-disposition"].ShouldStartWith("attachment");
        if (script)
        {
            await visitor.JudgeAsync();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatIsMissingIsSaidAndWhatWasTypedStays(bool script)
    {
        await using var visitor = await world.SignInAsync(world.Acme, script: script);
        await visitor.Page.GotoAsync("/tickets/new");
        // As a browser would send it that checks nothing.
        await visitor.Page.Locator("#title").FillAsync("Only a subject");
        await visitor.Page.Locator("#text").FillAsync("   ");
        await visitor.Page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "kept.txt", MimeType = "text/plain", Buffer = "kept"u8.ToArray() });
        await visitor.Page.Locator("#open-ticket").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Please check the marked fields." }).WaitForAsync();
        (await visitor.Page.Locator("#title").InputValueAsync()).ShouldBe("Only a subject");
        (await visitor.Page.Locator("#text").GetAttributeAsync("aria-invalid")).ShouldBe("true");

        await visitor.Page.Locator("#text").FillAsync("And now a text");
        await visitor.Page.Locator("#open-ticket").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "kept.txt" }).WaitForAsync();
    }

    [Fact]
    public async Task CommentsAndChangesAppearOnTheOtherPersonsPageByThemselves()
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, "Live ticket");
        await using var client = await world.SignInAsync(world.Acme);
        await using var staff = await world.SignInAsync(world.Olga, "ru-RU");
        await client.Page.GotoAsync($"/tickets/{ticket}");
        await staff.Page.GotoAsync($"/tickets/{ticket}");

        // What the client is typing stays, whatever happens meanwhile.
        await client.Page.Locator("#text").FillAsync("I am typing");
        await staff.Page.Locator("#text").FillAsync("We look at it");
        await staff.Page.Locator("#send-comment").ClickAsync();
        await client.Page.Locator("#conversation").GetByText("We look at it").WaitForAsync();
        (await staff.Page.Locator("#text").InputValueAsync()).ShouldBe("");
        (await client.Page.Locator("#text").InputValueAsync()).ShouldBe("I am typing");

        await staff.Page.Locator("#text").FillAsync("Costs nothing, guarantee");
        await staff.Page.Locator("#send-note").ClickAsync();
        await staff.Page.Locator(".entry-internal").GetByText("Costs nothing, guarantee").WaitForAsync();
        await staff.Page.Locator("#take").ClickAsync();
        await client.Page.Locator("#facts dd").GetByText("Ольга").WaitForAsync();
        await staff.Page.Locator("#to-resolved").ClickAsync();
        await client.Page.Locator("#status").Filter(new() { HasText = "Resolved" }).WaitForAsync();
        (await client.Page.ContentAsync()).ShouldNotContain("guarantee", Case.Insensitive, "notes are for staff alone");

        await client.Page.GetByRole(AriaRole.Button, new() { Name = "Not solved yet" }).ClickAsync();
        await staff.Page.Locator("#status").Filter(new() { HasText = "В работе" }).WaitForAsync();
        await client.Page.Locator("#send-comment").ClickAsync();
        await staff.Page.Locator("#conversation").GetByText("I am typing").WaitForAsync();
        await client.JudgeAsync();
        await staff.JudgeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ChangeUponAnOldVersionIsExplained(bool script)
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, "Two at once");
        await using var staff = await world.SignInAsync(world.Olga, "en-GB", script: script);
        await staff.Page.GotoAsync($"/tickets/{ticket}");
        if (script)
        {
            // While somebody chooses, his form stays as it is.
            await staff.Page.Locator("#priority").FocusAsync();
        }

        await world.Acme.PostAsync($"api/tickets/{ticket}/comments", new { text = "It is worse now" }, WebWorld.Cancellation);
        if (script)
        {
            await staff.Page.Locator("#conversation").GetByText("It is worse now").WaitForAsync();
        }

        await staff.Page.Locator("#priority").SelectOptionAsync("urgent");
        await staff.Page.Locator("#set-priority").ClickAsync();
        await staff.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Тем временем заявка изменилась" }).WaitForAsync();
        await staff.Page.Locator("#priority").SelectOptionAsync("urgent");
        await staff.Page.Locator("#set-priority").ClickAsync();
        await staff.Page.Locator("#facts dd").GetByText("Срочный").WaitForAsync();
    }

    [Fact]
    public async Task DraftOutlivesTheEndOfTheSessionAndGoesWhenItIsSent()
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, "Draft");
        await using var visitor = await world.SignInAsync(world.Acme);
        // A page that follows may go to the sign-in by itself before anything is pressed.
        await visitor.Context.RouteAsync("**/live?**", route => route.AbortAsync());
        await visitor.Page.GotoAsync($"/tickets/{ticket}");
        await visitor.Page.Locator("#text").FillAsync("A long story");
        await world.ExecuteAsync($"DELETE FROM web.sessions WHERE account_id = '{world.Acme.Id}'");
        await visitor.Page.Locator("#send-comment").ClickAsync();
        await visitor.Page.WaitForAddressAsync("**/sign-in?returnTo=**");
        await visitor.SignInAsync("acme", "acme-Password-1");
        visitor.Here.ShouldBe($"/tickets/{ticket}");
        (await visitor.Page.Locator("#text").InputValueAsync()).ShouldBe("A long story");
        await visitor.Page.Locator("#send-comment").ClickAsync();
        await visitor.Page.Locator("#comment-form").GetByText("Sent.").WaitForAsync();
        await visitor.Page.Locator("#conversation").GetByText("A long story").WaitForAsync();
        await visitor.Page.ReloadAsync();
        (await visitor.Page.Locator("#text").InputValueAsync()).ShouldBe("");
    }

    [Fact]
    public async Task WhatCannotBeSentStaysAndSaysSo()
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, "Offline");
        await using var visitor = await world.SignInAsync(world.Acme);
        await visitor.Page.GotoAsync($"/tickets/{ticket}");
        await visitor.Page.Locator("#text").FillAsync("From the train");
        await visitor.Context.SetOfflineAsync(true);
        await visitor.Page.Locator("#send-comment").ClickAsync();
        await visitor.Page.Locator("#request-failed").WaitForAsync();
        (await visitor.Page.Locator("#text").InputValueAsync()).ShouldBe("From the train");
        await visitor.Page.Locator("#live-away").WaitForAsync();
        await visitor.Context.SetOfflineAsync(false);
        await visitor.Page.Locator("#send-comment").ClickAsync();
        await visitor.Page.Locator("#conversation").GetByText("From the train").WaitForAsync();
        (await visitor.Page.Locator("#request-failed").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task LongConversationGoesBackPartByPart()
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, "Long");
        for (var number = 1; number <= 105; number++)
        {
            await world.Acme.PostAsync($"api/tickets/{ticket}/comments", new { text = $"Message {number}." }, WebWorld.Cancellation);
        }

        await using var visitor = await world.SignInAsync(world.Acme, width: 390, dark: true);
        await visitor.Page.GotoAsync($"/tickets/{ticket}");
        (await visitor.Page.Locator(".entry").CountAsync()).ShouldBe(50);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Earlier messages" }).ClickAsync();
        await visitor.Page.GetByText("Message 6.", new() { Exact = true }).WaitForAsync();
        (await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Earlier messages" }).CountAsync()).ShouldBe(1);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Earlier messages" }).ClickAsync();
        await visitor.Page.GetByText("Message 1.", new() { Exact = true }).WaitForAsync();
        (await visitor.Page.Locator(".entry").CountAsync()).ShouldBe(106);
        // In their order, and none is lost.
        (await visitor.Page.Locator(".entry .plain-text").AllInnerTextsAsync()).Skip(1).ShouldBe(Enumerable.Range(1, 105).Select(number => $"Message {number}."));
        await world.Acme.PostAsync($"api/tickets/{ticket}/comments", new { text = "Message 106." }, WebWorld.Cancellation);
        await visitor.Page.GetByText("Message 106.", new() { Exact = true }).WaitForAsync();
        (await visitor.Page.Locator(".entry .plain-text").AllInnerTextsAsync()).Skip(1).ShouldBe(Enumerable.Range(1, 106).Select(number => $"Message {number}."), "what newer ones push out stays");
        await visitor.JudgeAsync();
    }

    [Fact]
    public async Task ClosedTicketLeadsToAFollowUp()
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, "Closed one");
        await using var staff = await world.SignInAsync(world.Olga, "ru-RU", script: false);
        await staff.Page.GotoAsync($"/tickets/{ticket}");
        await staff.Page.Locator("#to-closed").ClickAsync();
        await staff.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Сохранено." }).WaitForAsync();
        await using var visitor = await world.SignInAsync(world.Acme);
        await visitor.Page.GotoAsync($"/tickets/{ticket}");
        await visitor.Page.Locator("#comment-form").GetByRole(AriaRole.Link, new() { Name = "Open a follow-up ticket" }).ClickAsync();
        await visitor.Page.Locator("#title").FillAsync("Goes on");
        await visitor.Page.Locator("#text").FillAsync("It is back");
        await visitor.Page.Locator("#open-ticket").ClickAsync();
        await visitor.Page.Locator("#facts").GetByRole(AriaRole.Link, new() { Name = "Closed one" }).WaitForAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StaffAnswerAndTakeTheTicketAtOnce(bool script)
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, $"Taken with an answer {script}");
        await using var staff = await world.SignInAsync(world.Olga, "ru-RU", script: script);
        await staff.Page.GotoAsync($"/tickets/{ticket}");
        await staff.Page.Locator("#text").FillAsync("It is mine now");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Отправить и взять заявку" }).ClickAsync();
        await staff.Page.Locator("#conversation").GetByText("It is mine now").WaitForAsync();
        await staff.Page.Locator("#facts dd").GetByText("Ольга").WaitForAsync();
        await Assertions.Expect(staff.Page.Locator("#send-and-take")).ToHaveCountAsync(0);
        (await world.Acme.Http.GetFromJsonAsync<JsonNode>($"api/tickets/{ticket}", WebWorld.Cancellation))!["assignee"]!["id"]!.GetValue<Guid>().ShouldBe(world.Olga.Id);
    }

    [Fact]
    public async Task WhoeverWritesWhileHisTicketIsClosedSeesItAndKeepsWhatHeTyped()
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, "Closed meanwhile");
        await using var visitor = await world.SignInAsync(world.Acme, width: 390);
        await visitor.Page.GotoAsync($"/tickets/{ticket}");
        await visitor.Page.Locator("#text").FillAsync("One more thing");
        await MoveAsync(ticket, "closed");
        await visitor.Page.Locator("#comment-buttons").GetByText("This ticket is closed").WaitForAsync();
        await visitor.Page.Locator("#standing").GetByText("Closed").WaitForAsync();
        (await visitor.Page.Locator("#send-comment").CountAsync()).ShouldBe(0);
        (await visitor.Page.Locator("#text").InputValueAsync()).ShouldBe("One more thing");
        await visitor.JudgeAsync();

        await MoveAsync(ticket, "in_progress");
        await visitor.Page.Locator("#send-comment").WaitForAsync();
        await MoveAsync(ticket, "closed");
        await visitor.Page.Locator("#comment-buttons").GetByRole(AriaRole.Link, new() { Name = "Open a follow-up ticket" }).ClickAsync();
        await visitor.Page.WaitForAddressAsync("**/tickets/new?followUpOf=**");
        (await visitor.Page.Locator("#text").InputValueAsync()).ShouldBe("One more thing");

        // A page that began without a form gets one.
        await visitor.Page.GotoAsync($"/tickets/{ticket}");
        (await visitor.Page.Locator("#text").CountAsync()).ShouldBe(0);
        await MoveAsync(ticket, "in_progress");
        await visitor.Page.Locator("#text").WaitForAsync();
    }

    [Fact]
    public async Task StaffOpenATicketForAClientFoundByName()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "zanzibar", "Zanzibar Spices", "en", WebWorld.Cancellation);
        await using var staff = await world.SignInAsync(world.Olga, "ru-RU");
        await staff.Page.GotoAsync("/tickets/new");
        await staff.Page.Locator("#client").FillAsync("Zanz");
        // The invitation to choose, and the one who is found.
        await Assertions.Expect(staff.Page.Locator("#clientId option")).ToHaveCountAsync(2);
        await staff.Page.Locator("#clientId").SelectOptionAsync(new SelectOptionValue { Label = "Zanzibar Spices" });
        await staff.JudgeAsync();
        await staff.Page.Locator("#title").FillAsync("They called");
        await staff.Page.Locator("#text").FillAsync("About pepper");
        await staff.Page.Locator("#open-ticket").ClickAsync();
        await staff.Page.Locator("#facts").GetByText("Zanzibar Spices").WaitForAsync();
    }

    [Fact]
    public async Task TicketOfSomebodyElseDoesNotExist()
    {
        using var other = await world.Portal.Admin.CreateClientAsync(world.Portal, "foreign", "Foreign", "en", WebWorld.Cancellation);
        var ticket = await WebWorld.OpenTicketAsync(other, "Foreign ticket");
        await using var visitor = await world.SignInAsync(world.Acme);
        await visitor.Page.GotoAsync("/tickets/new");
        var token = await visitor.Page.Locator("form [name=_form]").First.InputValueAsync();
        foreach (var path in new[] { "", "/conversation", "/facts", "/earlier?cursor=x" })
        {
            (await visitor.Page.GotoAsync($"/tickets/{ticket}{path}"))!.Status.ShouldBe(404, path);
            (await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("There is no such page");
        }

        (await visitor.Page.GotoAsync($"/tickets/new?followUpOf={ticket}"))!.Status.ShouldBe(404);
        foreach (var (path, name, value) in new[] { ("comments", "text", "Mine"), ("status", "status", "closed"), ("assignee", "assignee", world.Olga.Id.ToString()), ("priority", "priority", "urgent") })
        {
            foreach (var id in new[] { ticket, Guid.NewGuid() })
            {
                var form = visitor.Context.APIRequest.CreateFormData().Set("_form", token).Set("key", Guid.NewGuid().ToString()).Set(name, value);
                (await visitor.Context.APIRequest.PostAsync($"/tickets/{id}/{path}", new() { Form = form })).Status.ShouldBe(404, path);
            }
        }

        var own = await WebWorld.OpenTicketAsync(world.Acme, "Own ticket");
        foreach (var path in new[] { "assignee", "priority" })
        {
            var form = visitor.Context.APIRequest.CreateFormData().Set("_form", token).Set("priority", "urgent");
            (await visitor.Context.APIRequest.PostAsync($"/tickets/{own}/{path}", new() { Form = form })).Status.ShouldBe(404, $"{path} is for staff");
        }
    }

    private async Task MoveAsync(Guid ticket, string status)
    {
        using var move = new HttpRequestMessage(HttpMethod.Put, $"api/tickets/{ticket}/status") { Content = JsonContent.Create(new { status }) };
        move.Headers.TryAddWithoutValidation("If-Match", "*");
        (await world.Olga.Http.SendAsync(move, WebWorld.Cancellation)).IsSuccessStatusCode.ShouldBeTrue();
    }
}
