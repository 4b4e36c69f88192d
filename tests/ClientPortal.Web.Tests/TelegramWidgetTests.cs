using ClientPortal.Testing;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

[Collection(nameof(WebWorld))]
public sealed class TelegramWidgetTests(WebWorld world)
{
    [Theory]
    [InlineData("en-GB", true, 1280, false)]
    [InlineData("ru-RU", false, 390, true)]
    public async Task ConnectsByDeepLinkAndTurnsToConnectedByItself(string locale, bool script, int width, bool dark)
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, $"connects{width}", "Connects", locale[..2], WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client, locale, width, dark, script);
        await visitor.Page.Locator("#telegram-widget form[action='/telegram/connect'] button").ClickAsync();
        var link = await visitor.Page.Locator("#telegram-link").GetAttributeAsync("href");
        (await visitor.Page.Locator(".telegram-qr").GetAttributeAsync("src")).ShouldNotBeNull().ShouldStartWith("data:image/png;base64,");
        if (script)
        {
            await visitor.Page.Locator("[data-countdown]").GetByText("(9:").WaitForAsync();
            await visitor.JudgeAsync();
        }

        await world.ConnectAsync(link!, "Anna");
        if (!script)
        {
            await Eventually.True(
                async _ =>
                {
                    await visitor.Page.GotoAsync("/");
                    return await visitor.Page.Locator("#telegram-name").Filter(new() { HasText = "Anna" }).CountAsync() == 1;
                },
                "the page shows the connection",
                WebWorld.Cancellation);
            return;
        }

        await visitor.Page.Locator("#telegram-name").Filter(new() { HasText = "Anna" }).WaitForAsync();

        await visitor.JudgeAsync();
        await visitor.Page.Locator("#telegram-test").ClickAsync();
        await visitor.Page.Locator("#telegram-last").Filter(new() { HasText = "Test message" }).Filter(new() { HasText = "delivered" }).WaitForAsync();
        await visitor.Page.Locator("#telegram-widget").GetByRole(AriaRole.Link, new() { Name = "Disconnect" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Disconnect Telegram?" }).WaitForAsync();
        await visitor.JudgeAsync();
        await visitor.Page.Locator("form[action='/telegram/disconnect'] .btn-danger").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Telegram is disconnected." }).WaitForAsync();
        await visitor.Page.Locator("#telegram-widget").GetByText("Connect Telegram", new() { Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task BlockedBotShowsABannerThatGoesWhenItIsUnblocked()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "blocks", "Blocks", "ru", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client, "ru-RU", width: 390, dark: true);
        await visitor.Page.GotoAsync("/profile/telegram");
        await visitor.Page.Locator("#telegram-widget form[action='/telegram/connect'] button").ClickAsync();
        var person = await world.ConnectAsync((await visitor.Page.Locator("#telegram-link").GetAttributeAsync("href"))!, "Борис");
        await visitor.Page.Locator("#telegram-name").WaitForAsync();
        await world.Telegram.BlockAsync(person, cancellationToken: WebWorld.Cancellation);
        await visitor.Page.Locator("#telegram-suspended").Filter(new() { HasText = "Бот заблокирован в Telegram" }).WaitForAsync();
        (await visitor.Page.Locator("#telegram-suspended").GetByRole(AriaRole.Link, new() { Name = "Открыть бота" }).GetAttributeAsync("href")).ShouldNotBeNull().ShouldContain("/t.me/");
        await visitor.JudgeAsync();
        await world.Telegram.UnblockAsync(person, cancellationToken: WebWorld.Cancellation);
        await visitor.Page.Locator("#telegram-suspended").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await visitor.Page.Locator("#telegram-test").WaitForAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PreferencesAreKept(bool script)
    {
        using var henry = await world.Portal.Admin.CreateStaffAsync(world.Portal, $"prefers{script}".ToLowerInvariant(), "Henry", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(henry, script: script);
        await visitor.Page.GotoAsync("/profile/telegram");
        await visitor.Page.GetByLabel("Internal notes").UncheckAsync();
        await visitor.Page.GetByLabel("All tickets").CheckAsync();
        await visitor.Page.Locator("#save-preferences").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved." }).WaitForAsync();
        (await visitor.Page.GetByLabel("Internal notes").IsCheckedAsync()).ShouldBeFalse();
        (await visitor.Page.GetByLabel("Changes of status").IsCheckedAsync()).ShouldBeTrue();
        (await visitor.Page.GetByLabel("All tickets").IsCheckedAsync()).ShouldBeTrue();
        if (script)
        {
            await visitor.JudgeAsync();
        }
    }

    [Fact]
    public async Task MutedTicketIsNamedAndUnmuted()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "mutes", "Mutes", "en", WebWorld.Cancellation);
        var ticket = (await client.PostAsync("api/tickets", new { title = "Too loud", text = "Yes." }, WebWorld.Cancellation))["id"]!.GetValue<string>();
        using var gateway = new HttpClient { BaseAddress = world.Portal.Gateway.BaseAddress };
        gateway.DefaultRequestHeaders.Authorization = client.Http.DefaultRequestHeaders.Authorization;
        (await gateway.PutAsync($"api/telegram/client/muted-tickets/{ticket}", content: null, WebWorld.Cancellation)).EnsureSuccessStatusCode();
        await using var visitor = await world.SignInAsync(client);
        await visitor.Page.GotoAsync("/profile/telegram");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Too loud" }).WaitForAsync();
        await visitor.JudgeAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Unmute" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved." }).WaitForAsync();
        (await visitor.Page.GetByText("Too loud").CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TicketIsMutedOnItsPage(bool script)
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, $"hushes-{script}", "Hushes", "en", WebWorld.Cancellation);
        var ticket = (await client.PostAsync("api/tickets", new { title = "Too much", text = "Yes." }, WebWorld.Cancellation))["id"]!.GetValue<string>();
        await using (var connecting = await world.SignInAsync(client))
        {
            await connecting.Page.Locator("#telegram-connect").ClickAsync();
            await world.ConnectAsync((await connecting.Page.Locator("#telegram-link").GetAttributeAsync("href"))!, "Hush");
            await connecting.Page.Locator("#telegram-name").WaitForAsync();
        }

        await using var visitor = await world.SignInAsync(client, script: script);
        await visitor.Page.GotoAsync(script ? $"/tickets/{ticket}" : $"/tickets/{ticket}/notifications");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Mute", Exact = true }).ClickAsync();
        if (script)
        {
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Unmute" }).WaitForAsync();
            await visitor.JudgeAsync();
        }
        else
        {
            visitor.Here.ShouldBe($"/tickets/{ticket}");
        }

        await visitor.Page.GotoAsync("/profile/telegram");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Too much" }).WaitForAsync();
    }

    [Fact]
    public async Task LinkThatHasRunOutIsRenewedByItself()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "renews", "Renews", "en", WebWorld.Cancellation);
        await using var visitor = await world.VisitAsync();
        await visitor.Page.Clock.InstallAsync();
        await visitor.SignInAsync(client.UserName, $"{client.UserName}-Password-1");
        // How long the page has been open does not count.
        await visitor.Page.Clock.FastForwardAsync("45:00");
        await visitor.Page.Locator("#telegram-widget form[action='/telegram/connect'] button").ClickAsync();
        var first = await visitor.Page.Locator("#telegram-link").GetAttributeAsync("href");
        await visitor.Page.Clock.FastForwardAsync("11:00");
        await visitor.Page.Locator($"#telegram-link:not([href='{first}'])").WaitForAsync();
    }

    [Fact]
    public async Task WhatIsChosenWhileTheGatewayIsAwayIsSentOnceMore()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "chooses", "Chooses", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client, script: false);
        await visitor.Page.GotoAsync("/profile/telegram");
        await visitor.Page.GetByLabel("Payments").UncheckAsync();
        await world.Portal.Gateway.KillAsync();
        try
        {
            await visitor.Page.Locator("#save-preferences").ClickAsync();
            await visitor.Page.GetByText("It is kept on this page").WaitForAsync();
        }
        finally
        {
            await world.Portal.Gateway.StartAsync(WebWorld.Cancellation);
        }

        await visitor.Page.Locator("#send-once-more").ClickAsync();
        await visitor.Page.GetByText("Saved.").WaitForAsync();
        (await visitor.Page.GetByLabel("Payments").IsCheckedAsync()).ShouldBeFalse();
        (await visitor.Page.GetByLabel("New invoices").IsCheckedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task PagesStandWhileTheGatewayIsAway()
    {
        await using var visitor = await world.SignInAsync(world.Acme);
        await world.Portal.Gateway.KillAsync();
        try
        {
            (await visitor.Page.GotoAsync("/"))!.Status.ShouldBe(200);
            await visitor.Page.GetByText("cannot be looked up at the moment").WaitForAsync();
            (await visitor.Page.GotoAsync("/profile/telegram"))!.Status.ShouldBe(200);
            await visitor.JudgeAsync();
        }
        finally
        {
            await world.Portal.Gateway.StartAsync(WebWorld.Cancellation);
        }

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Try again" }).ClickAsync();
        await visitor.Page.Locator("#telegram-widget").GetByText("Connect Telegram", new() { Exact = true }).WaitForAsync();
    }
}
