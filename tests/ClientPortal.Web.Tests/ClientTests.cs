using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ClientPortal.Testing.Portal;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

[Collection(nameof(WebWorld))]
public sealed class ClientTests(WebWorld world)
{
    [Theory]
    [InlineData("en-GB", 390, true)]
    [InlineData("ru-RU", 1280, false)]
    public async Task NewClientGetsALinkThatIsShownOnceAndSignsIn(string locale, int width, bool script)
    {
        var userName = script ? "fresh-script" : "fresh-plain";
        await using var visitor = await world.SignInAsync(world.Olga, locale, width, dark: script, script: script);
        var page = visitor.Page;
        await page.GotoAsync("/clients");
        await page.GetByRole(AriaRole.Link, new() { Name = "Новый клиент" }).ClickAsync();
        await page.Locator("#name").FillAsync("Свежие продукты");
        await page.Locator("#userName").FillAsync("имя по-русски");
        await page.Locator("#email").FillAsync("nowhere");
        await page.Locator("#language").SelectOptionAsync("en");
        await page.Locator("#timeZone").SelectOptionAsync("Asia/Omsk");
        await CreateAsync();
        (await page.Locator(".invalid-feedback").CountAsync()).ShouldBe(2);
        (await page.Locator("#name").InputValueAsync()).ShouldBe("Свежие продукты");
        (await page.Locator("#timeZone").InputValueAsync()).ShouldBe("Asia/Omsk");
        if (script)
        {
            await visitor.JudgeAsync();
        }

        await page.Locator("#email").FillAsync("info@fresh.example");
        await page.Locator("#userName").FillAsync("acme");
        await CreateAsync();
        (await page.Locator("#userName-more").InnerTextAsync()).ShouldBe("Этот логин уже занят. Выберите другой.");
        await page.Locator("#userName").FillAsync(userName);
        await CreateAsync();
        var link = await page.Locator("#invite-link").InputValueAsync();
        link.ShouldStartWith($"{world.Address.AbsoluteUri}invite#");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Она показывается только один раз.");
        if (script)
        {
            await visitor.JudgeAsync();
        }

        await page.ReloadAsync();
        await page.GetByText("Ссылка уже была показана").WaitForAsync();
        (await page.Locator("#invite-link").CountAsync()).ShouldBe(0);
        if (script)
        {
            await page.GotoAsync("/clients/new");
            (await page.Locator("#userName").InputValueAsync()).ShouldBeEmpty("what was being typed is done with");
        }

        await using var client = await world.VisitAsync(locale);
        await client.Page.GotoAsync(link);
        await client.Page.Locator("#password").FillAsync("four quiet mornings");
        await client.Page.Locator("#repeated").FillAsync("four quiet mornings");
        await client.Page.Locator("main form:visible button").ClickAsync();
        await client.Page.GetByText("Welcome!").WaitForAsync();

        Task CreateAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Создать и получить ссылку" }).ClickAsync();
    }

    [Fact]
    public async Task ListIsSearchedSortedAndPaged()
    {
        for (var number = 0; number < 27; number++)
        {
            await world.Portal.Admin.PostAsync("api/clients", new { name = $"Listed {number:00}", userName = $"listed-{number:00}", contactName = "Jane", email = $"jane{number:00}@listed.example" }, WebWorld.Cancellation);
        }

        await using var visitor = await world.SignInAsync(world.Olga, width: 390);
        var page = visitor.Page;
        await page.GotoAsync("/clients");
        await page.Locator("#q").FillAsync("listed.example");
        await page.Locator("#q").PressAsync("Enter");
        await page.WaitForAddressAsync("**/clients?show=active&sort=name&q=listed.example");
        await Assertions.Expect(page.Locator(".client-name")).ToHaveCountAsync(25);
        (await NamesAsync(page))[0].ShouldBe("Listed 00");
        await visitor.JudgeAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Следующая страница" }).ClickAsync();
        await Assertions.Expect(page.Locator(".client-name")).ToHaveTextAsync(["Listed 25", "Listed 26"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Сначала новые" }).ClickAsync();
        await Assertions.Expect(page.Locator(".client-name").First).ToHaveTextAsync("Listed 26");
        visitor.Here.ShouldBe("/clients?show=active&sort=created&q=listed.example");
        await page.ReloadAsync();
        (await NamesAsync(page))[0].ShouldBe("Listed 26");
        await page.GetByRole(AriaRole.Link, new() { Name = "Отключённые" }).ClickAsync();
        await page.GetByText("Ничего не нашлось.").WaitForAsync();
        await visitor.JudgeAsync();

        // The list follows what colleagues do.
        var last = (await world.Portal.Admin.Http.GetFromJsonAsync<JsonNode>("api/clients?q=jane26", WebWorld.Cancellation))!["items"]![0]!["id"]!.GetValue<string>();
        await world.Portal.Admin.PostAsync($"api/clients/{last}/deactivate", new { }, WebWorld.Cancellation);
        await Assertions.Expect(page.Locator(".client-name")).ToHaveTextAsync(["Listed 26"]);
        await page.GotoAsync("/clients?sort=name&cursor=nonsense");
        visitor.Here.ShouldBe("/clients?show=active&sort=name");
    }

    [Fact]
    public async Task ClientsPageShowsWhatIsLatestAndFollowsIt()
    {
        using var client = await ClientAsync("overseen");
        await client.PostAsync("api/tickets", new { title = "The lamp flickers", text = "Since today." }, WebWorld.Cancellation);
        var draft = await world.Portal.Admin.PostAsync(
            "api/invoices",
            new { clientId = client.ClientId, currency = "EUR", dueDate = "2099-03-05", lines = new[] { new { description = "Lamp", quantity = "1", unitPrice = "10", taxRate = "0" } } },
            WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(world.Olga, dark: true);
        var page = visitor.Page;
        await page.RouteAsync("**/telegram-status", route => route.FulfillAsync(new() { Status = 200, ContentType = "text/html", Body = "<p id=\"telegram-there\">There</p>" }));
        await page.GotoAsync($"/clients/{client.ClientId}");
        await page.Locator("#telegram-there").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "The lamp flickers" }).WaitForAsync();
        (await page.Locator($"a[href='/invoices/{draft["id"]}']").CountAsync()).ShouldBe(1);
        foreach (var address in new[]
        {
            $"/tickets?clientId={client.ClientId}&view=all", $"/invoices?view=all&clientId={client.ClientId}", $"/tickets/new?clientId={client.ClientId}", $"/invoices/new?clientId={client.ClientId}",
        })
        {
            (await page.Locator($"main a[href='{address}']").CountAsync()).ShouldBe(1, address);
            (await visitor.Context.APIRequest.GetAsync(address, new() { MaxRedirects = 0 })).Status.ShouldBe(200, address);
        }

        await visitor.JudgeAsync();
        await client.PostAsync("api/tickets", new { title = "The door squeaks", text = "Loudly." }, WebWorld.Cancellation);
        await page.GetByRole(AriaRole.Link, new() { Name = "The door squeaks" }).WaitForAsync();
        (await client.Http.PutAsJsonAsync("api/me", new { language = "ru", timeZone = "Asia/Tokyo" }, WebWorld.Cancellation)).IsSuccessStatusCode.ShouldBeTrue();
        await page.Locator("#client-account").GetByText("Токио").WaitForAsync();
        await page.SetViewportSizeAsync(390, 900);
        await visitor.JudgeAsync();
    }

    [Fact]
    public async Task ClientIsEditedAndAnotherChangeIsShownBesideWhatWasTyped()
    {
        using var client = await ClientAsync("edited");
        await using var theirs = await world.SignInAsync(client);
        await using var visitor = await world.SignInAsync(world.Olga, width: 390);
        var page = visitor.Page;
        await page.GotoAsync($"/clients/{client.ClientId}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Изменить" }).ClickAsync();
        await page.Locator("#name").FillAsync("Edited by me");
        await page.Locator("#phone").FillAsync("+7 900 000-00-00");
        var now = await world.Portal.Admin.Http.GetFromJsonAsync<JsonNode>($"api/clients/{client.ClientId}", WebWorld.Cancellation);
        using var change = new HttpRequestMessage(HttpMethod.Put, $"api/clients/{client.ClientId}") { Content = JsonContent.Create(new { name = "Edited by a colleague", language = "en", timeZone = "Etc/UTC" }) };
        change.Headers.TryAddWithoutValidation("If-Match", $"\"{now!["version"]}\"");
        (await world.Portal.Admin.Http.SendAsync(change, WebWorld.Cancellation)).IsSuccessStatusCode.ShouldBeTrue();
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("изменил кто-то другой");
        (await page.GetByRole(AriaRole.Note).InnerTextAsync()).ShouldContain("Edited by a colleague");
        (await page.Locator("#name").InputValueAsync()).ShouldBe("Edited by me");
        await visitor.JudgeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await page.GetByText("Сохранено.").WaitForAsync();
        (await page.Locator("#client").InnerTextAsync()).ShouldContain("+7 900 000-00-00");
        await theirs.Page.ReloadAsync();
        (await theirs.Page.Locator(".account-name").First.InnerTextAsync()).ShouldBe("Edited by me", "the client's own pages know at once");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClientIsDeactivatedReactivatedAndGetsANewLink(bool script)
    {
        using var client = await ClientAsync(script ? "leaving-script" : "leaving-plain");
        await using var theirs = await world.SignInAsync(client);
        await theirs.LeaveAsync();
        await using var visitor = await world.SignInAsync(world.Olga, width: script ? 1280 : 390, script: script);
        var page = visitor.Page;
        await page.GotoAsync($"/clients/{client.ClientId}");
        await page.Locator("#client-account").GetByRole(AriaRole.Link, new() { Name = "Отключить" }).ClickAsync();
        await page.WaitForAddressAsync("**/deactivate");
        await page.GetByText("Клиент не сможет войти").WaitForAsync();
        if (script)
        {
            await page.GetByRole(AriaRole.Dialog).WaitForAsync();
            await visitor.JudgeAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Отключить" }).ClickAsync();
        await page.GetByText("Клиент отключён.").First.WaitForAsync();
        await theirs.Page.GotoAsync("/tickets");
        theirs.Here.ShouldStartWith("/sign-in");
        await page.GotoAsync($"/clients/{client.ClientId}/deactivate");
        await page.GetByRole(AriaRole.Button, new() { Name = "Отключить" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("уже");
        await page.GotoAsync($"/clients/{client.ClientId}/invite");
        await page.GetByRole(AriaRole.Button, new() { Name = "Создать ссылку" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("Сначала включите");

        await page.GotoAsync($"/clients/{client.ClientId}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Включить клиента снова" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Включить клиента" }).ClickAsync();
        await page.GetByText("Клиент снова действует.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ссылка для нового пароля" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Создать ссылку" }).ClickAsync();
        (await page.Locator("#invite-link").InputValueAsync()).ShouldContain("/invite#");
        await page.GetByRole(AriaRole.Link, new() { Name = "К странице клиента" }).ClickAsync();
        await page.WaitForAddressAsync($"**/clients/{client.ClientId}");
    }

    [Fact]
    public async Task ClientsSeeNothingOfItAndUnknownOnesAreNotFound()
    {
        using var client = await ClientAsync("nosy");
        await using var visitor = await world.SignInAsync(client);
        await using var staff = await world.SignInAsync(world.Olga);
        string[] pages = ["", "/edit", "/invite", "/deactivate", "/reactivate", "/account"];
        foreach (var path in pages)
        {
            (await visitor.Page.GotoAsync($"/clients/{client.ClientId}{path}"))!.Status.ShouldBe(404, path);
            (await staff.Context.APIRequest.GetAsync($"/clients/{Guid.NewGuid()}{path}", new() { Headers = [new("HX-Request", "true")] })).Status.ShouldBe(404, path);
        }

        foreach (var path in new[] { "/clients", "/clients/new" })
        {
            (await visitor.Page.GotoAsync(path))!.Status.ShouldBe(404, path);
        }

        foreach (var path in new[] { "/edit", "/invite", "/deactivate", "/reactivate" })
        {
            (await visitor.PostAsync($"/clients/{client.ClientId}{path}")).ShouldBe(404, path);
            (await staff.PostAsync($"/clients/{Guid.NewGuid()}{path}")).ShouldBe(404, path);
            var without = await staff.Context.APIRequest.PostAsync($"/clients/{client.ClientId}{path}", new() { Form = staff.Context.APIRequest.CreateFormData(), MaxRedirects = 0 });
            without.Status.ShouldBe(400, "a form of another site");
        }

        (await visitor.PostAsync("/clients/new")).ShouldBe(404);
        (await staff.PostAsync("/clients/new")).ShouldBe(422);
        (await client.Http.GetAsync("api/me", WebWorld.Cancellation)).IsSuccessStatusCode.ShouldBeTrue("nothing was done");
    }

    private Task<PortalAccount> ClientAsync(string name) => world.Portal.Admin.CreateClientAsync(world.Portal, name, name, "en", WebWorld.Cancellation);

    private static async Task<IReadOnlyList<string>> NamesAsync(IPage page) => await page.Locator(".client-name").AllInnerTextsAsync();
}
