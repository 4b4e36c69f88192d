using System.Net;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

[Collection(nameof(WebWorld))]
public sealed class SignInTests(WebWorld world)
{
    [Fact]
    public async Task WhoeverIsNotSignedInIsLedToTheSignInAndBack()
    {
        await using var visitor = await world.VisitAsync();
        await visitor.Page.GotoAsync("/tickets?view=closed&q=printer");
        visitor.Here.ShouldBe("/sign-in?returnTo=%2Ftickets%3Fview%3Dclosed%26q%3Dprinter");
        await visitor.SignInAsync("acme", "acme-Password-1");
        visitor.Here.ShouldBe("/tickets?view=closed&q=printer");
        await visitor.Page.GotoAsync("/sign-in");
        visitor.Here.ShouldBe("/", "who is signed in needs no sign-in");
    }

    [Theory]
    [InlineData("en-GB", "User name or password is not right.", true)]
    [InlineData("ru-RU", "Неверный логин или пароль.", false)]
    public async Task WrongPasswordIsSaidSoAndTheNameStays(string locale, string error, bool script)
    {
        await using var visitor = await world.VisitAsync(locale, script: script);
        await visitor.SignInAsync("acme", "wrong");
        (await visitor.Page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldBe(error);
        (await visitor.Page.Locator("#userName").InputValueAsync()).ShouldBe("acme");
        (await visitor.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name.EndsWith("clientportal", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task SignInLeadsToNoOtherSite(string returnTo)
    {
        await using var visitor = await world.VisitAsync();
        await visitor.Page.GotoAsync($"/sign-in?returnTo={Uri.EscapeDataString(returnTo)}");
        await visitor.SignInAsync("acme", "acme-Password-1");
        visitor.Page.Url.ShouldBe(world.Address.AbsoluteUri);
    }

    [Fact]
    public async Task SessionIsKeptFromScriptsAndEndsWithTheSignOut()
    {
        await using var visitor = await world.SignInAsync(world.Acme);
        var cookie = (await visitor.Context.CookiesAsync()).Single(cookie => cookie.Name == "clientportal");
        (cookie.HttpOnly, cookie.SameSite).ShouldBe((true, SameSiteAttribute.Lax));
        await visitor.ChooseInMenuAsync("Sign out");
        visitor.Here.ShouldBe("/sign-in");

        // The cookie alone, kept by somebody, opens nothing.
        await visitor.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = world.Address.AbsoluteUri }]);
        await visitor.Page.GotoAsync("/tickets");
        visitor.Here.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task TabsThatFindTheTokenDueAtOnceAllGoOn()
    {
        await using var visitor = await world.SignInAsync(world.Acme);
        await world.ExecuteAsync("UPDATE web.sessions SET refresh_after = now()");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => visitor.Context.APIRequest.GetAsync("/tickets", new() { MaxRedirects = 0 })));
        answers.Select(answer => answer.Status).ShouldBe(Enumerable.Repeat((int)HttpStatusCode.OK, 6));
        await visitor.Page.ReloadAsync();
        visitor.Here.ShouldBe("/");
    }

    [Fact]
    public async Task SessionOutlivesARestartOfThePages()
    {
        await using var visitor = await world.SignInAsync(world.Acme);
        (await world.Portal.Web!.StopAsync()).ShouldBeTrue();
        await world.Portal.Web.StartAsync(WebWorld.Cancellation);
        await visitor.Page.GotoAsync("/tickets");
        visitor.Here.ShouldBe("/tickets");
    }

    [Fact]
    public async Task DeactivatedAccountIsSignedOut()
    {
        using var leaving = await world.Portal.Admin.CreateClientAsync(world.Portal, "leaving", "Leaving", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(leaving);
        await visitor.LeaveAsync();
        await world.Portal.Admin.PostAsync($"api/clients/{leaving.ClientId}/deactivate", new { }, WebWorld.Cancellation);
        await visitor.Page.GotoAsync("/tickets");
        visitor.Here.ShouldBe("/sign-in?returnTo=%2Ftickets");
    }

    [Fact]
    public async Task FormOfAnotherSiteIsRefused()
    {
        await using var visitor = await world.SignInAsync(world.Acme);
        var forged = await visitor.Context.APIRequest.PostAsync("/appearance/language", new() { Form = visitor.Context.APIRequest.CreateFormData().Set("language", "ru") });
        forged.Status.ShouldBe(400);
        (await visitor.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "language");
    }
}
