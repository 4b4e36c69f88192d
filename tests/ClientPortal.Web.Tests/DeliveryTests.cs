using ClientPortal.Testing;
using ClientPortal.Testing.Portal;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

/// <summary>What staff see of deliveries, and what they write to a client.</summary>
[Collection(nameof(WebWorld))]
public sealed class DeliveryTests(WebWorld world)
{
    [Fact]
    public async Task TicketShowsToWhomItWentAndWhyNotAndSendsAgain()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "delivered", "Delivered Ltd", "en", WebWorld.Cancellation);
        var chat = await ConnectAsync(client);
        var ticket = (await client.PostAsync("api/tickets", new { title = "Delivered?", text = "Yes." }, WebWorld.Cancellation))["id"]!.GetValue<string>();
        await using var staff = await world.SignInAsync(world.Olga, "ru-RU");
        await staff.Page.GotoAsync($"/tickets/{ticket}");
        await staff.Page.Locator("#text").FillAsync("The first answer");
        await staff.Page.Locator("#send-comment").ClickAsync();
        var first = staff.Page.Locator("#deliveries li").Filter(new() { HasText = "Delivered Ltd" }).Filter(new() { HasText = "доставлено" });
        await first.First.WaitForAsync();

        await world.Telegram.BlockAsync(chat, WebWorld.Cancellation);
        await staff.Page.Locator("#text").FillAsync("The second answer");
        await staff.Page.Locator("#send-comment").ClickAsync();
        var failed = staff.Page.Locator("#deliveries li").Filter(new() { Has = staff.Page.Locator(".delivery-cause") }).Filter(new() { HasText = "Delivered Ltd" });
        await failed.WaitForAsync();
        (await failed.Locator(".delivery-cause").InnerTextAsync()).ShouldBeOneOf("подключение было приостановлено", "бот был заблокирован");
        await staff.JudgeAsync();

        await world.Telegram.UnblockAsync(chat, WebWorld.Cancellation);
        await failed.GetByRole(AriaRole.Button, new() { Name = "Отправить ещё раз" }).ClickAsync();
        await world.Telegram.WaitForBotTextAsync(chat, "The second answer", cancellationToken: WebWorld.Cancellation);
        await failed.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Theory]
    [InlineData(true, "en-GB", 1280, false)]
    [InlineData(false, "ru-RU", 390, true)]
    public async Task StaffWriteToAClientAndSeeWhatBecameOfIt(bool script, string locale, int width, bool dark)
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, $"written{width}", "Written Ltd", "en", WebWorld.Cancellation);
        var chat = await ConnectAsync(client);
        await using var staff = await world.SignInAsync(world.Olga, locale, width, dark, script);
        if (script)
        {
            await staff.ChooseInMenuAsync("English");
        }

        await staff.Page.GotoAsync($"/clients/{client.ClientId}/telegram-status");
        await staff.Page.Locator("#write-message").ClickAsync();
        await staff.Page.Locator("#message-text").FillAsync("Dear client, <b>hello</b>");
        if (script)
        {
            staff.Here.ShouldBe($"/clients/{client.ClientId}/telegram");
            await staff.Page.GetByRole(AriaRole.Dialog).GetByText("Dear client, <b>hello</b>").First.WaitForAsync();
            (await staff.Page.Locator(".message-length").InnerTextAsync()).ShouldMatch(@"^\d+ of 4,096 characters$");
            await staff.JudgeAsync();
        }
        else
        {
            await staff.Page.Locator("button[value=preview]").ClickAsync();
            (await staff.Page.Locator("#message-text").InputValueAsync()).ShouldBe("Dear client, <b>hello</b>");
            (await staff.Page.Locator(".telegram-bubble").InnerTextAsync()).ShouldContain("Dear client, <b>hello</b>");
        }

        await staff.Page.Locator("#send-message").ClickAsync();
        await world.Telegram.WaitForBotTextAsync(chat, "Dear client", cancellationToken: WebWorld.Cancellation);
        if (script)
        {
            await staff.Page.Locator("#message-outcome").GetByText("delivered").WaitForAsync();
            await staff.JudgeAsync();
        }
        else
        {
            await staff.Page.Locator("#message-outcome").WaitForAsync();
            staff.Here.ShouldContain("?sent=");
            await Eventually.True(
                async _ =>
                {
                    await staff.Page.ReloadAsync();
                    return await staff.Page.Locator("#message-outcome").GetByText("доставлено").IsVisibleAsync();
                },
                "the outcome is shown",
                WebWorld.Cancellation);
            (await staff.Page.Locator("#message-outcome li").CountAsync()).ShouldBe(1, "reloading sends nothing again");
        }
    }

    [Fact]
    public async Task ClientWhoIsNotConnectedIsSaidSo()
    {
        await using var staff = await world.SignInAsync(world.Olga, "ru-RU");
        await staff.Page.GotoAsync($"/clients/{world.Acme.ClientId}/telegram");
        await staff.Page.Locator("#message-text").FillAsync("Anybody there?");
        await staff.Page.GetByText("Telegram не подключён").WaitForAsync();
        await staff.JudgeAsync();
        await staff.Page.Locator("#send-message").ClickAsync();
        await staff.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Сейчас отправить нельзя: Telegram не подключён." }).WaitForAsync();
        (await staff.Page.Locator("#message-text").InputValueAsync()).ShouldBe("Anybody there?");
    }

    private async Task<long> ConnectAsync(PortalAccount client)
    {
        using var gateway = new HttpClient { BaseAddress = world.Portal.Gateway.BaseAddress };
        gateway.DefaultRequestHeaders.Authorization = client.Http.DefaultRequestHeaders.Authorization;
        using var answer = await gateway.PostAsync("api/telegram/client/generate-link", content: null, WebWorld.Cancellation);
        var link = (await JsonAnswer.ReadAsync(answer, WebWorld.Cancellation))["url"]!.GetValue<string>();
        var chat = await world.ConnectAsync(link, "Dora");
        await Eventually.True(
            async ct =>
            {
                using var status = await gateway.GetAsync("api/telegram/client/status", ct);
                return (await JsonAnswer.ReadAsync(status, ct))["state"]!.GetValue<string>() == "connected";
            },
            "the client is connected",
            WebWorld.Cancellation);
        return chat;
    }
}
