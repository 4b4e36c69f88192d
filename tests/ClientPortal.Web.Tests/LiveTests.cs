using ClientPortal.Testing;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

/// <summary>Open pages follow what happens, and say so when they cannot.</summary>
[Collection(nameof(WebWorld))]
public sealed class LiveTests(WebWorld world)
{
    [Fact]
    public async Task ListAndFirstPageFollowByThemselves()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "follows", "Follows", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client);
        await using var staff = await world.SignInAsync(world.Olga, "ru-RU");
        await staff.Page.GotoAsync("/tickets?view=unassigned");
        await client.PostAsync("api/tickets", new { title = "Appears by itself", text = "Yes." }, WebWorld.Cancellation);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Appears by itself" }).WaitForAsync();
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Appears by itself" }).WaitForAsync();
        visitor.Here.ShouldBe("/");
        staff.Here.ShouldBe("/tickets?view=unassigned");
    }

    [Fact]
    public async Task NothingIsTakenFromUnderAPointerThatIsDown()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "presses", "Presses", "en", WebWorld.Cancellation);
        await client.PostAsync("api/tickets", new { title = "Pressed", text = "Yes." }, WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client);
        await visitor.Page.GotoAsync("/tickets");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Pressed" }).HoverAsync();
        await visitor.Page.Mouse.DownAsync();
        var held = await visitor.Page.QuerySelectorAsync("#tickets");
        await visitor.Page.EvaluateAsync("""
            () => {
              const source = new EventSource("/live?topic=tickets");
              window.opened = new Promise(resolve => source.addEventListener("state", resolve));
              window.heard = new Promise(resolve => source.addEventListener("changed", event => event.data === "tickets" && resolve()));
            }
            """);
        // What happens before it stands comes as "*", like anything else.
        await visitor.Page.EvaluateAsync("() => window.opened").WaitAsync(Visitor.Patience, WebWorld.Cancellation);
        await client.PostAsync("api/tickets", new { title = "Comes meanwhile", text = "Yes." }, WebWorld.Cancellation);
        await visitor.Page.EvaluateAsync("() => window.heard").WaitAsync(Visitor.Patience, WebWorld.Cancellation);
        await Task.Delay(TimeSpan.FromSeconds(1), WebWorld.Cancellation);
        (await held!.EvaluateAsync<bool>("list => list.isConnected")).ShouldBeTrue();
        await visitor.Page.Mouse.UpAsync();
        await visitor.Page.WaitForAddressAsync(url => Guid.TryParse(url.Split('/')[^1], out _));
    }

    [Fact]
    public async Task PageOfADeactivatedAccountGoesToTheSignInByItself()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "sent-away", "Sent Away", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client);
        await visitor.Page.GotoAsync("/tickets");
        await world.Portal.Admin.PostAsync($"api/clients/{client.ClientId}/deactivate", new { }, WebWorld.Cancellation);
        await visitor.Page.WaitForAddressAsync("**/sign-in?returnTo=**");
    }

    [Fact]
    public async Task PageWhoseSessionHasEndedGoesToTheSignInWhenItComesBack()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "gone", "Gone", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client);
        await visitor.Page.GotoAsync("/tickets");
        await world.ExecuteAsync($"DELETE FROM web.sessions WHERE account_id = '{client.Id}'");
        await visitor.Context.SetOfflineAsync(true);
        await visitor.Context.SetOfflineAsync(false);
        await visitor.Page.WaitForAddressAsync("**/sign-in?returnTo=**");
    }

    [Fact]
    public async Task PageThatWasAwayHearsWhatItMissed()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "missed", "Missed", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client);
        var ended = await world.Portal.Web!.StopAsync();
        try
        {
            ended.ShouldBeTrue("open streams end with the service");
            await visitor.Page.Locator("#live-away").WaitForAsync();
            await visitor.JudgeAsync();
            await client.PostAsync("api/tickets", new { title = "While it was away", text = "Yes." }, WebWorld.Cancellation);
        }
        finally
        {
            await world.Portal.Web.StartAsync(WebWorld.Cancellation);
        }

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "While it was away" }).WaitForAsync();
        await Eventually.True(async _ => !await visitor.Page.Locator("#live-away").IsVisibleAsync(), "the notice goes", WebWorld.Cancellation);
    }

    [Fact]
    public async Task WithoutTheBrokerPagesWorkAndSayThatTheyDoNotFollow()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "brokerless", "Brokerless", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client);
        await world.Broker.ShutAsync(WebWorld.Cancellation);
        try
        {
            await visitor.Page.Locator("#live-away").WaitForAsync();
            await client.PostAsync("api/tickets", new { title = "Without a broker", text = "Yes." }, WebWorld.Cancellation);
            await visitor.Page.ReloadAsync();
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Without a broker" }).WaitForAsync();
            await visitor.Page.Locator("#live-away").WaitForAsync();
        }
        finally
        {
            await world.Broker.OpenAsync(WebWorld.Cancellation);
        }

        await Eventually.True(async _ => !await visitor.Page.Locator("#live-away").IsVisibleAsync(), "the notice goes", WebWorld.Cancellation);
        await client.PostAsync("api/tickets", new { title = "It is back", text = "Yes." }, WebWorld.Cancellation);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "It is back" }).WaitForAsync();
    }

    [Fact]
    public async Task StreamTellsNobodyOfWhatHeMayNotSee()
    {
        using var other = await world.Portal.Admin.CreateClientAsync(world.Portal, "eavesdropped", "Eavesdropped", "en", WebWorld.Cancellation);
        var foreign = (await other.PostAsync("api/tickets", new { title = "Secret", text = "Yes." }, WebWorld.Cancellation))["id"]!.GetValue<string>();
        var own = (await world.Acme.PostAsync("api/tickets", new { title = "Own", text = "Yes." }, WebWorld.Cancellation))["id"]!.GetValue<string>();
        await using var visitor = await world.SignInAsync(world.Acme);
        // Everything that could be asked for, by somebody who guesses ids.
        await visitor.Page.EvaluateAsync(
            """
            topics => {
              window.heard = [];
              const source = new EventSource("/live?" + new URLSearchParams(topics.map(topic => ["topic", topic])));
              window.opened = new Promise(resolve => source.addEventListener("changed", event => { window.heard.push(event.data); resolve(); }));
            }
            """,
            new[] { "tickets", $"ticket:{foreign}", $"ticket:{own}", $"client:{other.ClientId}", $"client:{world.Acme.ClientId}", $"deliveries:{own}", $"client-telegram:{other.ClientId}", "accounts" });
        await visitor.Page.EvaluateAsync("() => window.opened").WaitAsync(Visitor.Patience, WebWorld.Cancellation);
        await other.PostAsync($"api/tickets/{foreign}/comments", new { text = "More of it" }, WebWorld.Cancellation);
        await world.Olga.PostAsync($"api/tickets/{own}/notes", new { text = "For staff alone" }, WebWorld.Cancellation);
        await world.Olga.PostAsync($"api/tickets/{own}/comments", new { text = "For both" }, WebWorld.Cancellation);
        await Eventually.True(
            async _ => (await visitor.Page.EvaluateAsync<string[]>("() => window.heard")).Length > 1, "the comment of the own ticket is heard", WebWorld.Cancellation);
        (await visitor.Page.EvaluateAsync<string[]>("() => window.heard")).SelectMany(data => data.Split(' ')).ShouldBe(["*", "tickets", $"ticket:{own}"], ignoreOrder: true);
    }

    [Fact]
    public async Task StreamForNobodyEndsAtOnce()
    {
        await using var nobody = await world.VisitAsync();
        var answer = await nobody.Context.APIRequest.GetAsync("/live?topic=tickets", new() { MaxRedirects = 0 });
        (answer.Status, await answer.TextAsync()).ShouldBe((200, "event: ended\ndata: signed_out\n\n"));
    }
}
