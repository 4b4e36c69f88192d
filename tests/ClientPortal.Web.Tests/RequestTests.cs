using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

/// <summary>What a page says of requests on their way and of failed ones, and where the focus is afterwards.</summary>
[Collection(nameof(WebWorld))]
public sealed class RequestTests(WebWorld world)
{
    [Fact]
    public async Task SlowRequestShowsItsProgress()
    {
        await using var visitor = await world.SignInAsync(world.Acme);
        await visitor.Page.GotoAsync("/tickets");
        var held = new TaskCompletionSource();
        using var end = WebWorld.Cancellation.Register(held.SetCanceled);
        await visitor.Page.RouteAsync("**/tickets?view=closed", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await visitor.Page.Locator("#view-closed").ClickAsync();
        await visitor.Page.Locator("#progress").WaitForAsync();
        await Assertions.Expect(visitor.Page.Locator("#announcer")).ToHaveTextAsync("Loading…");
        await visitor.JudgeAsync();
        held.SetResult();
        await Assertions.Expect(visitor.Page.Locator("#progress")).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.Locator("#view-closed")).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(visitor.Page.Locator("#view-closed")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task PageThatCannotBeLoadedSaysSoUntilItIs()
    {
        await using var visitor = await world.SignInAsync(world.Acme);
        await visitor.Page.GotoAsync("/tickets");
        await visitor.Page.RouteAsync("**/tickets?view=closed", route => route.FulfillAsync(new() { Status = 503 }));
        await visitor.Page.Locator("#view-closed").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Alert).GetByText("could not be loaded").WaitForAsync();
        await visitor.JudgeAsync();
        await visitor.Page.UnrouteAllAsync();
        await visitor.Page.Locator("#view-closed").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#request-failed")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task MessageThatCouldNotBeSentSaysSoWhateverElseIsLoaded()
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, "Alert stays");
        await using var visitor = await world.SignInAsync(world.Acme);
        await visitor.Page.GotoAsync($"/tickets/{ticket}");
        await visitor.Page.RouteAsync("**/comments", route => route.FulfillAsync(new() { Status = 503 }));
        await visitor.Page.Locator("#text").FillAsync("Lost?");
        await visitor.Page.Locator("#send-comment").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Alert).GetByText("could not be sent").WaitForAsync();
        await world.Olga.PostAsync($"api/tickets/{ticket}/comments", new { text = "Meanwhile" }, WebWorld.Cancellation);
        await visitor.Page.Locator("#conversation").GetByText("Meanwhile").WaitForAsync();
        (await visitor.Page.Locator("#request-failed").IsVisibleAsync()).ShouldBeTrue();
        await visitor.Page.UnrouteAllAsync();
        await visitor.Page.Locator("#text").PressAsync("Control+Enter");
        await visitor.Page.Locator("#conversation").GetByText("Lost?").WaitForAsync();
        await Assertions.Expect(visitor.Page.Locator("#request-failed")).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.Locator("#announcer")).ToHaveTextAsync("Sent.");
    }

    [Fact]
    public async Task PartThatCouldNotBeReadIsReadAgain()
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, "Read again");
        await using var visitor = await world.SignInAsync(world.Acme);
        await visitor.Page.GotoAsync($"/tickets/{ticket}");
        await visitor.Page.RouteAsync("**/conversation", route => route.FulfillAsync(new() { Status = 503 }));
        await world.Olga.PostAsync($"api/tickets/{ticket}/comments", new { text = "Late but there" }, WebWorld.Cancellation);
        await visitor.Page.Locator("#live-away").WaitForAsync();
        (await visitor.Page.Locator("#request-failed").IsVisibleAsync()).ShouldBeFalse("nobody asked for it");
        await visitor.Page.UnrouteAllAsync();
        await visitor.Page.Locator("#conversation").GetByText("Late but there").WaitForAsync();
        await Assertions.Expect(visitor.Page.Locator("#live-away")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task OpenHistoryFollowsAndStaysOpen()
    {
        var ticket = await WebWorld.OpenTicketAsync(world.Acme, "History");
        await using var visitor = await world.SignInAsync(world.Acme);
        await visitor.Page.GotoAsync($"/tickets/{ticket}");
        await visitor.Page.Locator("#history > summary").ClickAsync();
        await world.Olga.PutAsync($"api/tickets/{ticket}/status", new { status = "in_progress" }, WebWorld.Cancellation);
        await visitor.Page.Locator("#history").GetByText("Status: In progress").WaitForAsync();
        await Assertions.Expect(visitor.Page.Locator("#history > summary")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task DialogIsLeftByItsBackdropAloneAndGivesTheAddressBack()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "dialogs", "Dialogs", "en", WebWorld.Cancellation);
        await using var staff = await world.SignInAsync(world.Olga, "ru-RU");
        await staff.Page.GotoAsync($"/clients/{client.ClientId}");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Отключить клиента" }).ClickAsync();
        await Assertions.Expect(staff.Page.Locator("dialog").GetByRole(AriaRole.Link, new() { Name = "Отмена" })).ToBeFocusedAsync();
        staff.Here.ShouldBe($"/clients/{client.ClientId}/deactivate");

        // A text is marked from within to outside: that is no press on what lies behind.
        var box = (await staff.Page.Locator("#confirm-text").BoundingBoxAsync())!;
        await staff.Page.Mouse.MoveAsync(box.X + 5, box.Y + 5);
        await staff.Page.Mouse.DownAsync();
        await staff.Page.Mouse.MoveAsync(5, 5);
        await staff.Page.Mouse.UpAsync();
        (await staff.Page.Locator("dialog").IsVisibleAsync()).ShouldBeTrue();

        await staff.Page.Mouse.ClickAsync(5, 5);
        await Assertions.Expect(staff.Page.Locator("dialog")).ToHaveCountAsync(0);
        staff.Here.ShouldBe($"/clients/{client.ClientId}");
    }
}
