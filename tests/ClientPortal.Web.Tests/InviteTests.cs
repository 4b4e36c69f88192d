using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

[Collection(nameof(WebWorld))]
public sealed class InviteTests(WebWorld world)
{
    private const string Password = "six brown hedgehogs";

    [Theory]
    [InlineData("en-GB", 1280, true, true)]
    [InlineData("ru-RU", 390, false, false)]
    public async Task LinkSetsThePasswordAndSignsIn(string locale, int width, bool dark, bool script)
    {
        var userName = script ? "invited-script" : "invited-plain";
        var invite = await InviteAsync(userName);
        var link = $"/invite#{Token(invite)}";
        await using var visitor = await world.VisitAsync(locale, width, dark, script);
        var page = visitor.Page;
        var addresses = new List<string>();
        page.Request += (_, request) => addresses.Add($"{request.Url} {request.Headers.GetValueOrDefault("referer")}");
        var first = await page.GotoAsync(link);
        (await first!.HeaderValueAsync("referrer-policy")).ShouldBe("no-referrer");
        if (!script)
        {
            await page.Locator("#token").FillAsync(world.Address.AbsoluteUri.TrimEnd('/') + link);
            await page.Locator("main button").ClickAsync();
        }

        await page.Locator("#password").WaitForAsync();
        page.Url.ShouldNotContain(Token(invite), Case.Sensitive, "out of the address, so out of the history and of what is shared");
        (await page.Locator("main").InnerTextAsync()).ShouldContain(userName);
        (await page.Locator("#userName").InputValueAsync()).ShouldBe(userName);
        if (script)
        {
            await visitor.JudgeAsync();
        }

        await SetAsync(page, "aaaaaaaa", "aaaaaaab");
        var alert = await page.GetByRole(AriaRole.Alert).InnerTextAsync();
        foreach (var text in script
            ? new[] { "The password is too short.", "Too few different characters.", "The two passwords differ." }
            : ["Пароль слишком короткий.", "Слишком мало разных символов.", "Пароли не совпадают."])
        {
            alert.ShouldContain(text);
        }

        (await page.Locator("#password").InputValueAsync()).ShouldBeEmpty();
        if (script)
        {
            await visitor.JudgeAsync();
        }

        await SetAsync(page, Password, Password);
        await page.WaitForAddressAsync(world.Address.AbsoluteUri);
        await page.GetByText("Your password is set. Welcome!").WaitForAsync();
        addresses.ShouldAllBe(address => !address.Contains(Token(invite), StringComparison.Ordinal) || address.StartsWith(world.Address.AbsoluteUri + "invite#", StringComparison.Ordinal));
        world.Portal.Web!.Output.ShouldNotContain(Token(invite));

        await using var later = await world.VisitAsync(locale);
        await later.SignInAsync(userName, Password);
        later.Here.ShouldBe("/");
    }

    [Fact]
    public async Task LinkThatDoesNotWorkIsExplained()
    {
        var used = await InviteAsync("invited-used");
        (await world.Portal.Api.Client.PostAsync("api/auth/invites/accept", Json(new { token = Token(used), password = Password }), WebWorld.Cancellation)).IsSuccessStatusCode.ShouldBeTrue();
        var expired = await InviteAsync("invited-late");
        await world.ExecuteAsync($"UPDATE portal.invites SET expires_at = created_at WHERE account_id = (SELECT id FROM portal.accounts WHERE user_name = 'invited-late')");
        var replaced = await InviteAsync("invited-again");
        var newer = await world.Portal.Admin.PostAsync($"api/clients/{replaced["client"]!["id"]}/invite", new { }, WebWorld.Cancellation);
        await using var visitor = await world.VisitAsync(width: 390, dark: true);
        var page = visitor.Page;
        foreach (var token in new[] { Token(used), Token(expired), Token(replaced), new string('x', 43) })
        {
            await page.GotoAsync("/sign-in");
            await page.GotoAsync($"/invite#{token}");
            await page.GetByRole(AriaRole.Heading, new() { Name = "This link does not work" }).WaitForAsync();
            (await page.Locator("#password").CountAsync()).ShouldBe(0);
        }

        await visitor.JudgeAsync();
        await page.Locator("#token").FillAsync("nonsense");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "This link does not work" }).WaitForAsync();
        await page.Locator("#token").FillAsync($"https://portal.example/invite#{newer["token"]}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByText("This link sets the password of invited-again.").WaitForAsync();
    }

    [Fact]
    public async Task LinkUsedMeanwhileIsToldWithThePasswordTyped()
    {
        var invite = await InviteAsync("invited-twice");
        await using var visitor = await world.VisitAsync("ru-RU");
        await visitor.Page.GotoAsync($"/invite#{Token(invite)}");
        await visitor.Page.Locator("#password").WaitForAsync();
        (await world.Portal.Api.Client.PostAsync("api/auth/invites/accept", Json(new { token = Token(invite), password = Password }), WebWorld.Cancellation)).IsSuccessStatusCode.ShouldBeTrue();
        await SetAsync(visitor.Page, "nine white seagulls", "nine white seagulls");
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Эта ссылка не действует" }).WaitForAsync();
        (await visitor.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "clientportal");
    }

    [Fact]
    public async Task ResetLinkEndsOlderSessionsAndTakesTheBrowserOver()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "forgetful", "Forgetful", "en", WebWorld.Cancellation);
        await using var before = await world.SignInAsync(client);
        await before.LeaveAsync();
        var link = await world.Portal.Admin.PostAsync($"api/clients/{client.ClientId}/invite", new { }, WebWorld.Cancellation);

        // In the browser of somebody else, who is signed in there.
        await using var visitor = await world.SignInAsync(world.Olga);
        await visitor.Page.GotoAsync($"/invite#{link["token"]}");
        await visitor.Page.Locator("#password").WaitForAsync();
        await SetAsync(visitor.Page, Password, Password);
        await visitor.Page.WaitForAddressAsync(world.Address.AbsoluteUri);
        (await visitor.Page.Locator(".account-name").First.InnerTextAsync()).ShouldBe("Forgetful");
        await before.Page.GotoAsync("/invoices");
        before.Here.ShouldStartWith("/sign-in");
        await before.SignInAsync("forgetful", "forgetful-Password-1");
        (await before.Page.GetByRole(AriaRole.Alert).CountAsync()).ShouldBe(1, "the old password is gone");
    }

    private static StringContent Json(object body) => new(System.Text.Json.JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");

    private Task<JsonNode> InviteAsync(string userName) => world.Portal.Admin.PostAsync("api/clients", new { name = userName, userName, language = "en" }, WebWorld.Cancellation);

    private static string Token(JsonNode created) => created["invite"]!["token"]!.GetValue<string>();

    private static async Task SetAsync(IPage page, string password, string repeated)
    {
        await page.Locator("#password").FillAsync(password);
        await page.Locator("#repeated").FillAsync(repeated);
        await page.Locator("main form:visible button").ClickAsync();
    }
}
