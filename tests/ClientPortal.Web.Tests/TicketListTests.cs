using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

[Collection(nameof(WebWorld))]
public sealed class TicketListTests(WebWorld world)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SearchAndViewsLiveInTheAddressWithAScriptAndWithout(bool script)
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, $"search{script}".ToLowerInvariant(), "Search", "en", WebWorld.Cancellation);
        await WebWorld.OpenTicketAsync(client, "Broken scanner");
        await WebWorld.OpenTicketAsync(client, "Broken telephone");
        await using var visitor = await world.SignInAsync(client, script: script);
        await visitor.Page.GotoAsync("/tickets");
        (await TitlesAsync(visitor.Page)).ShouldBe(["Broken telephone", "Broken scanner"]);

        await visitor.Page.Locator("#q").FillAsync("scanner");
        await visitor.Page.Locator("#q").PressAsync("Enter");
        await visitor.Page.WaitForAddressAsync("**/tickets?view=open&sort=updated&q=scanner");
        (await TitlesAsync(visitor.Page)).ShouldBe(["Broken scanner"]);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Closed" }).ClickAsync();
        await visitor.Page.WaitForAddressAsync("**/tickets?view=closed&q=scanner");
        await visitor.Page.GetByText("Nothing found.").WaitForAsync();
        await visitor.Page.GoBackAsync();
        await visitor.Page.GetByText("Broken scanner").WaitForAsync();
        await visitor.Page.ReloadAsync();
        (await TitlesAsync(visitor.Page)).ShouldBe(["Broken scanner"]);
    }

    [Fact]
    public async Task ListGoesOnPageByPage()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "pages", "Pages", "en", WebWorld.Cancellation);
        for (var number = 1; number <= 27; number++)
        {
            await WebWorld.OpenTicketAsync(client, $"Ticket {number}");
        }

        await using var visitor = await world.SignInAsync(client);
        await visitor.Page.GotoAsync("/tickets");
        (await TitlesAsync(visitor.Page)).Count.ShouldBe(25);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await visitor.Page.GetByText("Ticket 1", new() { Exact = true }).WaitForAsync();
        (await TitlesAsync(visitor.Page)).ShouldBe(["Ticket 2", "Ticket 1"]);

        await visitor.Page.GotoAsync("/tickets?cursor=nonsense");
        visitor.Here.ShouldBe("/tickets?view=open", "a cursor that cannot be read leads to the beginning");
    }

    [Fact]
    public async Task ClientSeesHisOwnTicketsAlone()
    {
        using var other = await world.Portal.Admin.CreateClientAsync(world.Portal, "other", "Other", "en", WebWorld.Cancellation);
        await WebWorld.OpenTicketAsync(other, "Of somebody else");
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "alone", "Alone", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client);
        foreach (var path in new[] { "/", "/tickets?view=all", "/tickets?view=all&q=somebody", "/tickets?view=mine", "/tickets?view=unassigned" })
        {
            await visitor.Page.GotoAsync(path);
            (await visitor.Page.ContentAsync()).ShouldNotContain("Of somebody else");
        }
    }

    [Fact]
    public async Task StaffHaveTheirWorkListAndWhatNobodyHas()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "work", "Work", "en", WebWorld.Cancellation);
        using var newcomer = await world.Portal.Admin.CreateStaffAsync(world.Portal, "newcomer", "Newcomer", "ru", WebWorld.Cancellation);
        await WebWorld.OpenTicketAsync(client, "Nobody has this one");
        await using var visitor = await world.SignInAsync(newcomer, "ru-RU");
        await visitor.Page.GotoAsync("/tickets");
        await visitor.Page.GetByText("Здесь заявок нет.").WaitForAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Ждут исполнителя" }).ClickAsync();
        await visitor.Page.WaitForAddressAsync("**/tickets?view=unassigned**");
        await visitor.Page.GetByText("Nobody has this one").WaitForAsync();
    }

    [Fact]
    public async Task ListOfOneClientSaysSoAndWhatIsNotInAViewIsFoundInAll()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "narrow", "Narrow Ltd", "en", WebWorld.Cancellation);
        await WebWorld.OpenTicketAsync(client, "Needle in a haystack");
        await using var staff = await world.SignInAsync(world.Olga, "ru-RU");
        await staff.Page.GotoAsync($"/tickets?view=open&clientId={client.ClientId}");
        await staff.Page.GetByText("Narrow Ltd").First.WaitForAsync();
        (await staff.Page.Locator(".view-count").CountAsync()).ShouldBe(0, "the numbers are those of all clients");
        await staff.JudgeAsync();
        await staff.Page.Locator("#tickets-everybody").ClickAsync();
        await Assertions.Expect(staff.Page.Locator("#tickets-everybody")).ToHaveCountAsync(0);

        await staff.Page.GotoAsync("/tickets?view=closed&q=needle");
        await staff.Page.Locator("#tickets-everywhere").ClickAsync();
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Needle in a haystack" }).WaitForAsync();
    }

    [Fact]
    public async Task ClientSeesWhatWaitsForHisAnswer()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "waited", "Waited", "en", WebWorld.Cancellation);
        var ticket = await WebWorld.OpenTicketAsync(client, "Which printer?");
        foreach (var status in new[] { "in_progress", "waiting_for_client" })
        {
            await world.Olga.PutAsync($"api/tickets/{ticket}/status", new { status }, WebWorld.Cancellation);
        }

        await using var visitor = await world.SignInAsync(client);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Waiting for your answer" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Which printer?" }).WaitForAsync();
        (await visitor.Page.Locator(".badge").InnerTextAsync()).ShouldBe("Waiting for your answer", StringCompareShould.IgnoreCase);
    }

    [Fact]
    public async Task PortalThatIsAwaySaysSoAndComesBack()
    {
        await using var visitor = await world.SignInAsync(world.Acme);
        await world.Portal.Api.KillAsync();
        try
        {
            var answer = await visitor.Page.GotoAsync("/tickets");
            answer!.Status.ShouldBe(503);
            (await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("The portal is temporarily unavailable");
        }
        finally
        {
            await world.Portal.Api.StartAsync(WebWorld.Cancellation);
        }

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Try again" }).ClickAsync();
        (await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("Tickets");
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(IPage page) => await page.Locator(".ticket-title").AllInnerTextsAsync();
}
