using System.Net.Http.Json;
using ClientPortal.Testing.Portal;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

[Collection(nameof(WebWorld))]
public sealed class ProfileTests(WebWorld world)
{
    [Fact]
    public async Task LanguageAndTimeZoneAreSpokenAtOnceAndTheCompanysNameIsTheStaffs()
    {
        using var client = await ClientAsync("profiled");
        await using var visitor = await world.SignInAsync(client, width: 390, dark: true);
        var page = visitor.Page;
        await page.GotoAsync("/profile");
        (await page.Locator("nav a[aria-current=page]").Last.InnerTextAsync()).ShouldBe("Profile");
        (await page.Locator("#name").GetAttributeAsync("readonly")).ShouldNotBeNull();
        await visitor.JudgeAsync();
        await page.Locator("#language").SelectOptionAsync("ru");
        await page.Locator("#timeZone").SelectOptionAsync("Asia/Vladivostok");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("Сохранено.").WaitForAsync();
        visitor.Here.ShouldBe("/profile");
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("ru");
        (await page.Locator("#timeZone").InputValueAsync()).ShouldBe("Asia/Vladivostok");
        await visitor.JudgeAsync();

        // What was chosen for this browser alone gives way to what the account is told.
        await visitor.ChooseInMenuAsync("English");
        (await page.Locator("#language").InputValueAsync()).ShouldBe("ru");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("Сохранено.").WaitForAsync();

        // The company's own form cannot change its name, whatever it sends.
        await page.Locator("#name").EvaluateAsync("field => { field.name = 'name'; field.value = 'Another'; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await page.GetByText("Сохранено.").WaitForAsync();
        (await page.Locator("#name").InputValueAsync()).ShouldBe("profiled");
    }

    [Fact]
    public async Task StaffMemberChangesHisNameAndIsToldOfAnotherChange()
    {
        using var staff = await world.Portal.Admin.CreateStaffAsync(world.Portal, "renamed", "Renamed", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(staff, script: false);
        var page = visitor.Page;
        await page.GotoAsync("/profile");
        await page.Locator("#name").FillAsync("   ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        (await page.Locator(".invalid-feedback").InnerTextAsync()).ShouldBe("Please fill this in.");
        await page.Locator("#name").FillAsync("Mine");
        (await staff.Http.PutAsJsonAsync("api/me", new { name = "Theirs" }, WebWorld.Cancellation)).IsSuccessStatusCode.ShouldBeTrue();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("Somebody else changed this while you were editing.");
        (await page.GetByRole(AriaRole.Note).InnerTextAsync()).ShouldContain("Theirs");
        (await page.Locator("#name").InputValueAsync()).ShouldBe("Mine");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        (await page.Locator(".account-name").First.InnerTextAsync()).ShouldBe("Mine", "in the navigation at once");
    }

    [Fact]
    public async Task PasswordIsChangedAndWhatIsWrongIsSaid()
    {
        using var client = await ClientAsync("repassworded");
        await using var other = await world.SignInAsync(client);
        await other.LeaveAsync();
        await using var visitor = await world.SignInAsync(client, width: 390);
        var page = visitor.Page;
        await page.GotoAsync("/profile");
        await page.GetByRole(AriaRole.Link, new() { Name = "Password" }).ClickAsync();
        await page.WaitForAddressAsync("**/profile/password");
        await ChangeAsync("not the current one", "seven green parrots", "seven green parrots");
        (await page.Locator(".invalid-feedback").InnerTextAsync()).ShouldBe("The current password is wrong.");
        await ChangeAsync("repassworded-Password-1", "REPASSWORDED", "repassworded");
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("The password must differ from the user name.");
        await visitor.JudgeAsync();
        await ChangeAsync("repassworded-Password-1", "seven green parrots", "seven green parrots");
        await page.GetByText("The password is changed.").WaitForAsync();
        await page.GotoAsync("/tickets");
        visitor.Here.ShouldBe("/tickets", "this session goes on");
        await other.Page.GotoAsync("/tickets");
        other.Here.ShouldStartWith("/sign-in");
        await other.SignInAsync("repassworded", "seven green parrots");
        other.Here.ShouldBe("/tickets");

        async Task ChangeAsync(string current, string next, string repeated)
        {
            await page.Locator("#current").FillAsync(current);
            await page.Locator("#password").FillAsync(next);
            await page.Locator("#repeated").FillAsync(repeated);
            await page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        }
    }

    [Fact]
    public async Task SessionIsEndedFromAnotherOneAndNobodyElsesIs()
    {
        using var client = await ClientAsync("sessions");
        await using var lost = await world.SignInAsync(client);
        await lost.LeaveAsync();
        await using var visitor = await world.SignInAsync(client, "ru-RU", dark: true);
        var page = visitor.Page;
        await page.GotoAsync("/profile/sessions");
        (await page.Locator(".list-group-item").CountAsync()).ShouldBe(3, "the one that the test itself has, too");
        (await page.Locator(".list-group-item", new() { HasText = "This session" }).CountAsync()).ShouldBe(1);
        (await page.Locator(".list-group-item", new() { HasText = "Chrome" }).CountAsync()).ShouldBe(2);
        await visitor.JudgeAsync();
        await page.Locator(".list-group-item", new() { HasText = "Chrome" }).GetByRole(AriaRole.Button).First.ClickAsync();
        await page.GetByText("The session has ended.").WaitForAsync();
        (await page.Locator(".list-group-item").CountAsync()).ShouldBe(2);
        await lost.Page.GotoAsync("/tickets");
        lost.Here.ShouldStartWith("/sign-in");

        await using var third = await world.SignInAsync(client);
        await third.LeaveAsync();
        await page.ReloadAsync();
        await page.Locator("#end-others").ClickAsync();
        await page.GetByText("All other sessions have ended.").WaitForAsync();
        (await page.Locator(".list-group-item").CountAsync()).ShouldBe(1);
        await third.Page.GotoAsync("/tickets");
        third.Here.ShouldStartWith("/sign-in");

        var theirs = (await world.Acme.Http.GetFromJsonAsync<System.Text.Json.Nodes.JsonNode>("api/auth/sessions", WebWorld.Cancellation))![0]!["id"]!.GetValue<string>();
        (await visitor.PostAsync($"/profile/sessions/{theirs}/end")).ShouldBe(404);
        (await visitor.PostAsync($"/profile/sessions/{Guid.NewGuid()}/end")).ShouldBe(404);
        (await world.Acme.Http.GetAsync("api/me", WebWorld.Cancellation)).IsSuccessStatusCode.ShouldBeTrue();
        await using var nobody = await world.VisitAsync();
        foreach (var path in new[] { "/profile", "/profile/password", "/profile/sessions" })
        {
            await nobody.Page.GotoAsync(path);
            nobody.Here.ShouldStartWith("/sign-in?returnTo=", Case.Sensitive, path);
        }
    }

    private Task<PortalAccount> ClientAsync(string name) => world.Portal.Admin.CreateClientAsync(world.Portal, name, name, "en", WebWorld.Cancellation);
}
