using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ClientPortal.Testing.Portal;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

[Collection(nameof(WebWorld))]
public sealed class AccountTests(WebWorld world)
{
    [Theory]
    [InlineData(390, true, true)]
    [InlineData(1280, false, false)]
    public async Task ColleagueIsInvitedPromotedDeactivatedAndReactivated(int width, bool dark, bool script)
    {
        var userName = script ? "colleague-script" : "colleague-plain";
        using var admin = await AdminAsync($"boss-{script}".ToLowerInvariant(), "en");
        await using var visitor = await world.SignInAsync(admin, width: width, dark: dark, script: script);
        var page = visitor.Page;
        await page.GotoAsync("/accounts");
        await page.GetByRole(AriaRole.Link, new() { Name = "New account" }).ClickAsync();
        await page.Locator("#name").FillAsync("Colleague");
        await page.Locator("#userName").FillAsync("olga");
        await page.Locator("#language").SelectOptionAsync("ru");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create and get the link" }).ClickAsync();
        (await page.Locator("#userName-more").InnerTextAsync()).ShouldBe("Somebody else has this user name. Choose another one.");
        (await page.Locator("#name").InputValueAsync()).ShouldBe("Colleague");
        if (script)
        {
            await visitor.JudgeAsync();
        }

        await page.Locator("#userName").FillAsync(userName);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create and get the link" }).ClickAsync();
        var link = new Uri(await page.Locator("#invite-link").InputValueAsync());
        if (script)
        {
            await visitor.JudgeAsync();
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Open the account" }).ClickAsync();
        await page.GetByText("No password has been set yet").WaitForAsync();
        using var colleague = await PortalAccount.AcceptInviteAsync(world.Portal, userName, link.Fragment[1..], $"{userName}-Password-1", WebWorld.Cancellation);
        await using var theirs = await world.SignInAsync(colleague);
        (await theirs.Page.GotoAsync("/accounts"))!.Status.ShouldBe(404);
        await page.ReloadAsync();
        await page.GetByText("The password is set; signing in works.").WaitForAsync();
        if (script)
        {
            await visitor.JudgeAsync();
        }

        await page.GetByLabel("Administrator").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("Saved.").WaitForAsync();
        (await page.GetByLabel("Administrator").IsCheckedAsync()).ShouldBeTrue();
        (await theirs.Page.GotoAsync("/accounts"))!.Status.ShouldBe(200, "an administrator from now on");

        await page.GetByRole(AriaRole.Link, new() { Name = "Deactivate" }).ClickAsync();
        await page.GetByText("all sessions end at once").WaitForAsync();
        if (script)
        {
            await visitor.JudgeAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Deactivate" }).ClickAsync();
        await page.GetByText("The account is deactivated.").WaitForAsync();
        // The list that he has open follows accounts, and may no longer be read.
        await theirs.Page.WaitForAddressAsync("**/sign-in?returnTo=**");
        await page.GotoAsync($"/accounts?show=inactive&q={userName}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Colleague" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Reactivate" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reactivate" }).ClickAsync();
        await page.GetByText("The account is active again.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Link for a new password" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the link" }).ClickAsync();
        (await page.Locator("#invite-link").InputValueAsync()).ShouldContain("/invite#");
    }

    [Fact]
    public async Task ListHoldsStaffAloneAndIsSearched()
    {
        using var admin = await AdminAsync("boss-list", "ru");
        await using var visitor = await world.SignInAsync(admin, width: 390, dark: true);
        var page = visitor.Page;
        await page.GotoAsync("/accounts");
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain("acme");
        await visitor.JudgeAsync();
        await page.Locator("#q").FillAsync("olga");
        await page.Locator("#q").PressAsync("Enter");
        await page.WaitForAddressAsync("**/accounts?show=active&q=olga");
        await Assertions.Expect(page.Locator(".account-title")).ToHaveTextAsync(["Ольга"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Отключённые" }).ClickAsync();
        await page.GetByText("Никого не нашлось.").WaitForAsync();
        await visitor.JudgeAsync();
        await page.GotoAsync("/accounts?cursor=nonsense");
        visitor.Here.ShouldBe("/accounts?show=active");
    }

    [Fact]
    public async Task AnotherChangeIsShownBesideWhatWasTyped()
    {
        using var admin = await AdminAsync("boss-edit", "en");
        using var staff = await world.Portal.Admin.CreateStaffAsync(world.Portal, "edited-staff", "Before", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(admin, width: 390);
        var page = visitor.Page;
        await page.GotoAsync($"/accounts/{staff.Id}");
        await page.Locator("#name").FillAsync("Mine");
        (await staff.Http.PutAsJsonAsync("api/me", new { name = "Theirs" }, WebWorld.Cancellation)).IsSuccessStatusCode.ShouldBeTrue();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("Somebody else changed this while you were editing.");
        (await page.GetByRole(AriaRole.Note).InnerTextAsync()).ShouldContain("Theirs");
        (await page.Locator("#name").InputValueAsync()).ShouldBe("Mine");
        await visitor.JudgeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("Saved.").WaitForAsync();
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("Mine");
    }

    [Fact]
    public async Task OwnAccountAndTheLastAdministratorStay()
    {
        using var admin = await AdminAsync("boss-last", "en");
        await using var visitor = await world.SignInAsync(admin);
        var page = visitor.Page;
        await page.GotoAsync($"/accounts/{admin.Id}");
        (await page.GetByRole(AriaRole.Link, new() { Name = "Deactivate" }).CountAsync()).ShouldBe(0);
        await page.GetByText("This is your own account.").WaitForAsync();
        await page.GotoAsync($"/accounts/{admin.Id}/deactivate");
        await page.GetByRole(AriaRole.Button, new() { Name = "Deactivate" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldBe("You cannot deactivate your own account. Ask another administrator.");

        await world.ExecuteAsync($"UPDATE portal.accounts SET active = false WHERE role = 'admin' AND id <> '{admin.Id}'");
        try
        {
            await page.GotoAsync($"/accounts/{admin.Id}");
            await page.GetByLabel("Works with tickets").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldBe("This is the last active administrator. Make somebody else an administrator first.");
            await visitor.JudgeAsync();
        }
        finally
        {
            await world.ExecuteAsync("UPDATE portal.accounts SET active = true WHERE role = 'admin'");
        }

        // With another one there he may step back, and sees no accounts any more.
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("Saved.").WaitForAsync();
        visitor.Here.ShouldBe("/");
        (await page.GotoAsync("/accounts"))!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task NobodyButAdministratorsSeesThemAndUnknownOnesAreNotFound()
    {
        using var admin = await AdminAsync("boss-only", "en");
        await using var boss = await world.SignInAsync(admin);
        await using var staff = await world.SignInAsync(world.Olga);
        await using var client = await world.SignInAsync(world.Acme);
        string[] lists = ["/accounts", "/accounts/new"];
        string[] pages = ["", "/state", "/invite", "/deactivate", "/reactivate"];
        string[] posts = ["", "/invite", "/deactivate", "/reactivate"];
        foreach (var visitor in new[] { staff, client })
        {
            foreach (var path in lists.Concat(pages.Select(path => $"/accounts/{world.Olga.Id}{path}")))
            {
                (await visitor.Context.APIRequest.GetAsync(path, new() { MaxRedirects = 0 })).Status.ShouldBe(404, path);
            }

            foreach (var path in posts.Select(path => $"/accounts/{world.Olga.Id}{path}").Append("/accounts/new"))
            {
                (await visitor.PostAsync(path)).ShouldBe(404, path);
            }
        }

        // Neither unknown ones nor clients': those stand with their clients.
        foreach (var id in new[] { Guid.NewGuid(), world.Acme.Id })
        {
            foreach (var path in pages)
            {
                (await boss.Context.APIRequest.GetAsync($"/accounts/{id}{path}", new() { Headers = [new("HX-Request", "true")] })).Status.ShouldBe(404, path);
            }

            foreach (var path in posts)
            {
                (await boss.PostAsync($"/accounts/{id}{path}")).ShouldBe(404, path);
            }
        }

        (await world.Olga.Http.GetAsync("api/me", WebWorld.Cancellation)).IsSuccessStatusCode.ShouldBeTrue();
        (await world.Acme.Http.GetAsync("api/me", WebWorld.Cancellation)).IsSuccessStatusCode.ShouldBeTrue();
    }

    private async Task<PortalAccount> AdminAsync(string userName, string language)
    {
        var created = await world.Portal.Admin.PostAsync("api/accounts", new { userName, role = "admin", name = userName, language }, WebWorld.Cancellation);
        return await PortalAccount.AcceptInviteAsync(world.Portal, userName, created["invite"]!["token"]!.GetValue<string>(), $"{userName}-Password-1", WebWorld.Cancellation);
    }
}
