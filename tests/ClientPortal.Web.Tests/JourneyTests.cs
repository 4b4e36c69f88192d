using System.Diagnostics;
using ClientPortal.Testing.Portal;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

/// <summary>The whole way: two people with browsers, one of them with Telegram too.</summary>
[Collection(nameof(WebWorld))]
public sealed class JourneyTests(WebWorld world)
{
    [Theory]
    [InlineData("en", "en-GB", "ru-RU", 1280, false)]
    [InlineData("ru", "ru-RU", "en-GB", 390, true)]
    public async Task TicketIsAnsweredInThePortalAndFromTheChat(string language, string clientLocale, string staffLocale, int width, bool dark)
    {
        using var account = await world.Portal.Admin.CreateClientAsync(world.Portal, $"journey{width}", "Journey", language, WebWorld.Cancellation);
        await using var client = await world.SignInAsync(account, clientLocale, width, dark);
        await using var staff = await world.SignInAsync(world.Olga, staffLocale);

        // ---- the client connects Telegram
        await client.Page.Locator("#telegram-widget form[action='/telegram/connect'] button").ClickAsync();
        var chat = await world.ConnectAsync((await client.Page.Locator("#telegram-link").GetAttributeAsync("href"))!, "Jo");
        await client.Page.Locator("#telegram-name").WaitForAsync();

        // ---- he opens a ticket
        await client.Page.GotoAsync("/tickets/new");
        await client.Page.Locator("#title").FillAsync($"Journey {width}");
        await client.Page.Locator("#text").FillAsync("It does not work");
        await client.Page.Locator("#open-ticket").ClickAsync();
        await client.Page.WaitForAddressAsync(url => Guid.TryParse(url.Split('/')[^1], out _));

        // ---- staff find it on their list and answer; the client's page and his chat both show it
        await staff.Page.GotoAsync("/tickets?view=unassigned");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = $"Journey {width}" }).ClickAsync();
        await staff.Page.Locator("#text").FillAsync("Have you tried to turn it on?");
        var sent = Stopwatch.GetTimestamp();
        await staff.Page.Locator("#send-comment").ClickAsync();
        await client.Page.Locator("#conversation").GetByText("Have you tried to turn it on?").WaitForAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"The other person's page showed the comment {Stopwatch.GetElapsedTime(sent).TotalMilliseconds:F0} ms after the press.");
        var message = await world.Telegram.WaitForMessageAsync(
            chat, entry => entry.FromBot && entry.Message.Text?.Contains("Have you tried to turn it on?", StringComparison.Ordinal) == true, cancellationToken: WebWorld.Cancellation);

        // ---- he replies in Telegram; both pages show it, and from where it came
        await world.Telegram.SendTextAsync(chat, "It is on now, thanks", message.Message.MessageId, cancellationToken: WebWorld.Cancellation);
        foreach (var page in new[] { client.Page, staff.Page })
        {
            var entry = page.Locator("#conversation .entry").Filter(new() { HasText = "It is on now, thanks" });
            await entry.WaitForAsync();
            (await entry.Locator(".via-telegram").CountAsync()).ShouldBe(1);
        }

        await staff.Page.Locator("#to-resolved").ClickAsync();
        await client.Page.Locator("#to-closed").ClickAsync();
        await staff.Page.Locator("#to-in_progress").WaitForAsync();
        await client.JudgeAsync();
        await staff.JudgeAsync();
    }
}
