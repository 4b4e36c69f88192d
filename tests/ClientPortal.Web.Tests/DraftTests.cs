using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

/// <summary>What somebody types is kept, where it belongs and nowhere else.</summary>
[Collection(nameof(WebWorld))]
public sealed class DraftTests(WebWorld world)
{
    [Fact]
    public async Task WhatWasBegunForOneClientIsNotInAnothersForm()
    {
        using var one = await world.Portal.Admin.CreateClientAsync(world.Portal, "draft-one", "Draft One", "en", WebWorld.Cancellation);
        using var other = await world.Portal.Admin.CreateClientAsync(world.Portal, "draft-other", "Draft Other", "en", WebWorld.Cancellation);
        await using var staff = await world.SignInAsync(world.Olga, "ru-RU");
        await staff.Page.GotoAsync($"/tickets/new?clientId={one.ClientId}");
        await staff.Page.Locator("#title").FillAsync("For the first");
        await staff.Page.Locator("#text").FillAsync("A secret of the first");

        await staff.Page.GotoAsync($"/tickets/new?clientId={other.ClientId}");
        (await staff.Page.Locator("#title").InputValueAsync()).ShouldBe("");
        (await staff.Page.Locator("#text").InputValueAsync()).ShouldBe("");
        (await staff.Page.Locator("#clientId").InputValueAsync()).ShouldBe(other.ClientId.ToString());

        await staff.Page.GotoAsync($"/tickets/new?clientId={one.ClientId}");
        (await staff.Page.Locator("#text").InputValueAsync()).ShouldBe("A secret of the first");
        (await staff.Page.Locator("#clientId").InputValueAsync()).ShouldBe(one.ClientId.ToString());
        await staff.JudgeAsync();
        await staff.Page.Locator(".draft-note button").ClickAsync();
        (await staff.Page.Locator("#text").InputValueAsync()).ShouldBe("");
        await staff.Page.ReloadAsync();
        (await staff.Page.Locator("#text").InputValueAsync()).ShouldBe("");
        (await staff.Page.Locator(".draft-note").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task MessageThatMetAClosedTicketGoesOnInTheFollowUp()
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, "Closes meanwhile");
        await using var visitor = await world.SignInAsync(world.Acme);
        // A page that follows would have no button any more.
        await visitor.Context.RouteAsync("**/live?**", route => route.AbortAsync());
        await visitor.Page.GotoAsync($"/tickets/{ticket}");
        await visitor.Page.Locator("#text").FillAsync("A long explanation");
        await world.Olga.PutAsync($"api/tickets/{ticket}/status", new { status = "closed" }, WebWorld.Cancellation);
        await visitor.Page.Locator("#send-comment").ClickAsync();
        await visitor.Page.Locator("#unsent").WaitForAsync();
        (await visitor.Page.Locator("#unsent").InputValueAsync()).ShouldBe("A long explanation");
        await visitor.JudgeAsync();
        await visitor.Page.Locator("#comment-form").GetByRole(AriaRole.Link, new() { Name = "Open a follow-up ticket" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#text")).ToHaveValueAsync("A long explanation");
    }

    [Fact]
    public async Task NextMessageIsKeptWhileThePageFollows()
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, "Two messages");
        await using var visitor = await world.SignInAsync(world.Acme);
        await visitor.Page.GotoAsync($"/tickets/{ticket}");
        await visitor.Page.Locator("#text").FillAsync("The first");
        await visitor.Page.Locator("#send-comment").ClickAsync();
        await visitor.Page.Locator("#conversation").GetByText("The first").WaitForAsync();
        await visitor.Page.Locator("#text").FillAsync("The second");
        await world.Olga.PostAsync($"api/tickets/{ticket}/comments", new { text = "An answer" }, WebWorld.Cancellation);
        await visitor.Page.Locator("#conversation").GetByText("An answer").WaitForAsync();
        await visitor.Page.ReloadAsync();
        (await visitor.Page.Locator("#text").InputValueAsync()).ShouldBe("The second");
    }

    [Fact]
    public async Task ChangeOfAClientOutlivesTheEndOfTheSession()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "draft-edited", "Draft Edited", "en", WebWorld.Cancellation);
        using var colleague = await world.Portal.Admin.CreateStaffAsync(world.Portal, "draft-staff", "Draft Staff", "en", WebWorld.Cancellation);
        await using var staff = await world.SignInAsync(colleague);
        // A page that follows may go to the sign-in by itself before anything is pressed.
        await staff.Context.RouteAsync("**/live?**", route => route.AbortAsync());
        await staff.Page.GotoAsync($"/clients/{client.ClientId}/edit");
        await staff.Page.Locator("#phone").FillAsync("+7 495 000-00-00");
        await world.ExecuteAsync($"DELETE FROM web.sessions WHERE account_id = '{colleague.Id}'");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await staff.Page.WaitForAddressAsync("**/sign-in?returnTo=**");
        await staff.SignInAsync("draft-staff", "draft-staff-Password-1");
        staff.Here.ShouldBe($"/clients/{client.ClientId}/edit");
        (await staff.Page.Locator("#phone").InputValueAsync()).ShouldBe("+7 495 000-00-00");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await staff.Page.GetByText("+7 495 000-00-00").WaitForAsync();
    }
}
