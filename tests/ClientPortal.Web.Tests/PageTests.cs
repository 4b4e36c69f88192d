using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

[Collection(nameof(WebWorld))]
public sealed class PageTests(WebWorld world)
{
    [Theory]
    [InlineData("ru-RU", 1280, true)]
    [InlineData("en-GB", 390, false)]
    [InlineData("ru-RU", 390, false)]
    [InlineData("en-GB", 1280, true)]
    public async Task EveryPageIsAccessibleAndFitsItsWidth(string locale, int width, bool dark)
    {
        await world.Acme.PostAsync("api/tickets", new { title = "The printer does not print " + new string('x', 120), text = "At all." }, WebWorld.Cancellation);
        await using var visitor = await world.VisitAsync(locale, width, dark);
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.JudgeAsync();
        await visitor.SignInAsync("acme", "acme-Password-1");
        foreach (var path in new[] { "/", "/tickets", "/tickets?view=closed", "/tickets?view=all&q=nothing+like+it", "/no-such-page" })
        {
            await visitor.Page.GotoAsync(path);
            await visitor.JudgeAsync();
        }
    }

    [Fact]
    public async Task StaffPagesAreAccessible()
    {
        await using var visitor = await world.SignInAsync(world.Olga, "ru-RU");
        foreach (var path in new[] { "/", "/tickets", "/tickets?view=unassigned" })
        {
            await visitor.Page.GotoAsync(path);
            await visitor.JudgeAsync();
        }
    }

    [Fact]
    public async Task LanguageIsTheBrowsersThenTheAccountsThenTheOneChosen()
    {
        await using var visitor = await world.VisitAsync("en-GB");
        await visitor.Page.GotoAsync("/sign-in");
        (await visitor.Page.TitleAsync()).ShouldBe("Sign in · Client portal");
        await visitor.SignInAsync("olga", "olga-Password-1");
        (await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("Здравствуйте, Ольга");
        await visitor.ChooseInMenuAsync("English");
        (await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("Good to see you, Ольга");
        (await visitor.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
    }

    [Fact]
    public async Task ColoursFollowTheSystemUntilTheyAreChosen()
    {
        await using var visitor = await world.VisitAsync(dark: true);
        await visitor.Page.GotoAsync("/sign-in");
        (await ThemeAsync()).ShouldBe("dark");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Light theme" }).ClickAsync();
        (await ThemeAsync()).ShouldBe("light");
        await visitor.Page.ReloadAsync();
        (await ThemeAsync()).ShouldBe("light");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "System theme" }).ClickAsync();
        (await ThemeAsync()).ShouldBe("dark");
        (await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "System theme" }).CountAsync()).ShouldBe(0);

        Task<string?> ThemeAsync() => visitor.Page.Locator("html").GetAttributeAsync("data-bs-theme");
    }

    [Fact]
    public async Task UnknownPageSaysSoWithItsStatus()
    {
        await using var visitor = await world.SignInAsync(world.Acme);
        var answer = await visitor.Page.GotoAsync("/no-such-page");
        answer!.Status.ShouldBe(404);
        (await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("There is no such page");
    }

    [Fact]
    public async Task AssetsAreNamedByTheirContentCompressedAndKeptForLong()
    {
        await using var visitor = await world.VisitAsync();
        var read = await visitor.Page.RunAndWaitForResponseAsync(() => visitor.Page.GotoAsync("/sign-in"), response => response.Url.Contains("/lib/tabler.min.", StringComparison.Ordinal));
        (await read.AllHeadersAsync()).GetValueOrDefault("content-encoding").ShouldBe("gzip", (await read.Request.AllHeadersAsync()).GetValueOrDefault("accept-encoding"));
        (await read.Request.SizesAsync()).ResponseBodySize.ShouldBeLessThan(100_000, "bytes over the wire");
        var styles = await visitor.Page.Locator("link[rel=stylesheet]").First.GetAttributeAsync("href");
        styles.ShouldNotBeNull();
        styles.ShouldMatch(@"^/lib/tabler\.min\.[a-z0-9]{10}\.css$");
        var answer = await visitor.Context.APIRequest.GetAsync(styles);
        answer.Status.ShouldBe(200);
        answer.Headers["cache-control"].ShouldContain("immutable");
        answer.Headers.GetValueOrDefault("content-encoding").ShouldBe("gzip");
    }
}
