using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ClientPortal.Testing.Portal;
using ClientPortal.Web.Invoices;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

[Collection(nameof(WebWorld))]
public sealed class InvoiceTests(WebWorld world)
{
    private const string Far = "2099-03-05";

    [Fact]
    public async Task ClientFindsWhatIsDueAndReadsPrintsAndFollowsIt()
    {
        using var client = await ClientAsync("payer");
        var draft = await DraftAsync(client, "Not shown yet");
        var paid = await IssueAsync(await DraftAsync(client, "Paid already"));
        await MoveAsync(paid, "pay");
        var late = await IssueAsync(await DraftAsync(client, "Should be paid by now"));
        await OverdueAsync(late);
        var open = await IssueAsync(await DraftAsync(client, "Two servers\nfor the office"));
        await using var visitor = await world.SignInAsync(client, dark: true);
        var page = visitor.Page;
        await page.GotoAsync("/invoices");
        (await TitlesAsync(page)).ShouldBe([$"Invoice {Number(late)}", $"Invoice {Number(open)}"], "the earliest due date first");
        (await page.Locator(".list-group-item").First.InnerTextAsync()).ShouldContain("was due");
        (await page.Locator(".list-group-item").First.InnerTextAsync()).ShouldContain("Overdue");
        await visitor.JudgeAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Paid", Exact = true }).ClickAsync();
        await page.WaitForAddressAsync("**/invoices?view=paid");
        (await TitlesAsync(page)).ShouldBe([$"Invoice {Number(paid)}"]);
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Invoice {Number(open)}" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = $"Invoice {Number(open)}" }).WaitForAsync();
        var paper = page.Locator(".invoice-paper");
        (await paper.InnerTextAsync()).ShouldContain("5 March 2099");
        (await paper.Locator("#invoice-issuer").InnerTextAsync()).ShouldBe("From\nMasters & Sons\nTax number 7700000000\n1 Workshop Lane\nMoscow");
        (await paper.InnerTextAsync()).ShouldContain("Account 40702810000000000001");
        (await paper.Locator(".invoice-total").InnerTextAsync()).ShouldBe("€2,420.02");
        (await paper.Locator(".invoice-sums").InnerTextAsync()).ShouldContain("Tax 20% on €2,000.02");
        (await page.GetByRole(AriaRole.Link, new() { Name = "Mark as paid" }).CountAsync()).ShouldBe(0);
        await visitor.JudgeAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator(".navbar").IsVisibleAsync()).ShouldBeFalse();
        (await page.GetByText("History").IsVisibleAsync()).ShouldBeFalse();
        (await page.GetByText($"Invoice {Number(open)}").Locator("visible=true").CountAsync()).ShouldBe(1, "the title stands once");
        (await paper.IsVisibleAsync()).ShouldBeTrue();
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(255, 255, 255)", "paper is white");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await MoveAsync(open, "pay");
        await page.Locator(".invoice-paper").GetByText("Paid", new() { Exact = true }).First.WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Print view" }).ClickAsync();
        await page.EvaluateAsync("() => { window.print = () => { document.title = 'printed'; }; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Print" }).ClickAsync();
        (await page.TitleAsync()).ShouldBe("printed");
        await visitor.JudgeAsync();
        (await page.GotoAsync($"/invoices/{Id(draft)}"))!.Status.ShouldBe(404);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StaffWriteAnInvoiceWithAScriptAndWithout(bool script)
    {
        using var client = await ClientAsync($"written{script}".ToLowerInvariant());
        await using var visitor = await world.SignInAsync(world.Olga, "ru-RU", width: script ? 1280 : 390, script: script);
        var page = visitor.Page;
        await page.GotoAsync("/invoices/new");
        await page.Locator("#q").FillAsync(client.UserName);
        await page.Locator("#q").PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = client.UserName }).ClickAsync();
        await page.Locator("#currency").SelectOptionAsync("EUR");
        await page.Locator("#dueDate").FillAsync(Far);
        await FillAsync(page, 0, "Первая", "3", "0,335", "20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить позицию" }).ClickAsync();
        await page.Locator("[data-line]").Nth(1).WaitForAsync();
        await FillAsync(page, 1, "Лишняя", "1", "5", "20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить позицию" }).ClickAsync();
        await page.Locator("[data-line]").Nth(2).WaitForAsync();
        await FillAsync(page, 2, "Вторая", "1.5", "1 000,333", "7,5");
        if (script)
        {
            await visitor.JudgeAsync();
        }

        await page.Locator("[data-line]").Nth(1).GetByRole(AriaRole.Button, new() { Name = "Удалить позицию" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-line]")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".invoice-total")).ToHaveTextAsync("1\u00A0614,25\u00A0€");
        await Assertions.Expect(page.Locator("[data-line-sum]").Nth(1)).ToHaveTextAsync("1\u00A0500,50\u00A0€");
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить черновик" }).ClickAsync();
        await page.GetByText("Черновик сохранён. До выставления").WaitForAsync();
        (await page.Locator(".invoice-total").InnerTextAsync()).ShouldBe("1\u00A0614,25\u00A0€", "the Api comes to the same");
        (await page.Locator(".invoice-paper").InnerTextAsync()).ShouldNotContain("Лишняя");

        await page.GetByRole(AriaRole.Link, new() { Name = "Выставить" }).ClickAsync();
        await page.WaitForAddressAsync("**/issue");
        await page.GetByText("Счёт получит номер").WaitForAsync();
        if (script)
        {
            await visitor.JudgeAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Выставить" }).ClickAsync();
        await page.GetByText("Счёт выставлен.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Отменить счёт" }).ClickAsync();
        await page.Locator("#reason").FillAsync("Ошибка в цене");
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить счёт" }).ClickAsync();
        await page.GetByText("Счёт отменён.").WaitForAsync();
        (await page.Locator(".invoice-paper").InnerTextAsync()).ShouldContain("Ошибка в цене");

        await page.GotoAsync($"/invoices/new?clientId={client.ClientId}");
        (await page.Locator("#currency").InputValueAsync()).ShouldBe("EUR", "as in the client's last one");
        (await page.Locator("[name=taxRate]").InputValueAsync()).ShouldBe("7,5");
    }

    [Fact]
    public async Task WhatIsWrongIsMarkedAndNothingTypedIsLost()
    {
        using var client = await ClientAsync("wrong");
        await using var visitor = await world.SignInAsync(world.Olga, "en-GB", width: 390, dark: true);
        var page = visitor.Page;
        await page.GotoAsync($"/invoices/new?clientId={client.ClientId}");
        await FillAsync(page, 0, "Сервер", "ноль", "12", "101");
        await page.Locator("#note").FillAsync("Оплата по реквизитам");
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить черновик" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        (await page.Locator(".invalid-feedback").CountAsync()).ShouldBe(2);
        (await page.Locator("[name=quantity]").InputValueAsync()).ShouldBe("ноль");
        (await page.Locator("#note").InputValueAsync()).ShouldBe("Оплата по реквизитам");
        await visitor.JudgeAsync();
    }

    [Fact]
    public async Task LinesThatWereBeingTypedAreThereAgain()
    {
        using var client = await ClientAsync("kept");
        await using var visitor = await world.SignInAsync(world.Olga, "ru-RU");
        var page = visitor.Page;
        await page.GotoAsync($"/invoices/new?clientId={client.ClientId}");
        await page.Locator("#currency").SelectOptionAsync("RUB");
        await FillAsync(page, 0, "Первая", "2", "10", "20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить позицию" }).ClickAsync();
        await FillAsync(page, 1, "Вторая", "1", "5", "0");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[name=description]").Nth(1)).ToHaveValueAsync("Вторая");
        await Assertions.Expect(page.Locator(".invoice-total")).ToHaveTextAsync("29,00\u00A0₽");
    }

    [Fact]
    public async Task DraftThatSomebodyElseChangedIsShownBesideWhatWasTyped()
    {
        using var client = await ClientAsync("both");
        var draft = await DraftAsync(client, "As it was");
        await using var visitor = await world.SignInAsync(world.Olga, "ru-RU");
        var page = visitor.Page;
        await page.GotoAsync($"/invoices/{Id(draft)}/edit");
        (await page.Locator("[name=unitPrice]").First.InputValueAsync()).ShouldBe("1000,01", "in the reader's way of writing");
        await page.Locator("[name=description]").First.FillAsync("Моё");
        await ReviseAsync(draft, "Somebody else's");
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить черновик" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        (await page.Locator("[name=description]").First.InputValueAsync()).ShouldBe("Моё");
        (await page.Locator(".invoice-paper").InnerTextAsync()).ShouldContain("Somebody else's");
        await visitor.JudgeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить черновик" }).ClickAsync();
        await page.WaitForAddressAsync($"**/invoices/{Id(draft)}");
        (await page.Locator(".invoice-paper").InnerTextAsync()).ShouldContain("Моё");

        await page.GetByRole(AriaRole.Link, new() { Name = "Удалить черновик" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Удалить черновик" }).ClickAsync();
        await page.GetByText("Черновик удалён.").WaitForAsync();
        (await page.GotoAsync($"/invoices/{Id(draft)}"))!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task PaymentThatSomebodyElseNotedIsToldNotNotedTwice()
    {
        using var client = await ClientAsync("twice");
        var invoice = await IssueAsync(await DraftAsync(client, "Work"));
        await using var visitor = await world.SignInAsync(world.Olga, "ru-RU", width: 390);
        var page = visitor.Page;
        await page.GotoAsync($"/invoices/{Id(invoice)}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Отметить оплату" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("#paidOn").FillAsync("2098-01-01");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Отметить оплату" }).ClickAsync();
        await dialog.GetByText("День оплаты ещё не наступил.").WaitForAsync();
        (await dialog.Locator("#paidOn").InputValueAsync()).ShouldBe("2098-01-01");
        await visitor.JudgeAsync();
        await MoveAsync(invoice, "pay");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Отметить оплату" }).ClickAsync();
        await dialog.GetByText("Сейчас он в статусе «Оплачен»").WaitForAsync();
        await dialog.GetByRole(AriaRole.Link, new() { Name = "Назад к счёту" }).ClickAsync();
        await page.WaitForAddressAsync($"**/invoices/{Id(invoice)}");
        await page.Locator("#invoice .badge").GetByText("Оплачен").WaitForAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClientFindsHisInvoiceByItsNumberAndNobodyElses(bool script)
    {
        using var client = await ClientAsync($"finds{script}".ToLowerInvariant());
        using var other = await ClientAsync($"hides{script}".ToLowerInvariant());
        var foreign = await IssueAsync(await DraftAsync(other, "Of somebody else"));
        var first = await IssueAsync(await DraftAsync(client, "The first"));
        await IssueAsync(await DraftAsync(client, "The second"));
        await using var visitor = await world.SignInAsync(client, width: 390, script: script);
        var page = visitor.Page;
        await page.GotoAsync("/invoices?view=paid");
        await SearchAsync(Number(first).Split('-')[1]);
        await page.GetByText($"Invoice {Number(first)}").WaitForAsync();
        (await TitlesAsync(page)).Count.ShouldBe(1, "also in a view that would not have it");
        if (script)
        {
            await visitor.JudgeAsync();
        }

        foreach (var nothing in new[] { Number(foreign), "something else" })
        {
            await SearchAsync(nothing);
            await page.GetByText("No such invoice.").WaitForAsync();
            (await page.Locator("#q").InputValueAsync()).ShouldBe(nothing);
        }

        async Task SearchAsync(string text)
        {
            await page.Locator("#q").FillAsync(text);
            await page.Locator("#q").PressAsync("Enter");
            await page.WaitForAddressAsync(url => QueryHelpers.ParseQuery(new Uri(url).Query).TryGetValue("q", out var q) && q == text);
        }
    }

    [Fact]
    public async Task StaffSeeOneClientsInvoicesAndFollowThem()
    {
        using var client = await ClientAsync("followed");
        using var other = await ClientAsync("unrelated");
        await IssueAsync(await DraftAsync(other, "Of somebody else"));
        await using var visitor = await world.SignInAsync(world.Olga, "ru-RU");
        var page = visitor.Page;
        await page.GotoAsync("/invoices");
        await page.Locator("#q").FillAsync("followed");
        await page.Locator("#q").PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "followed" }).ClickAsync();
        await page.WaitForAddressAsync($"**/invoices?view=open&clientId={client.ClientId}");
        await page.GetByText("Здесь счетов нет.").WaitForAsync();
        await visitor.JudgeAsync();
        var issued = await IssueAsync(await DraftAsync(client, "New"));
        await page.GetByText($"Счёт {Number(issued)}").WaitForAsync();
        (await TitlesAsync(page)).Count.ShouldBe(1);
        visitor.Here.ShouldBe($"/invoices?view=open&clientId={client.ClientId}");
        await page.Locator("#q").FillAsync($"№ {Number(issued)}");
        await page.Locator("#q").PressAsync("Enter");
        await page.WaitForAddressAsync("**/invoices?view=open&q=**");
        await page.GetByText($"Счёт {Number(issued)}").WaitForAsync();
        (await TitlesAsync(page)).Count.ShouldBe(1);
        await page.GotoAsync("/invoices?view=all&cursor=nonsense");
        visitor.Here.ShouldBe("/invoices?view=all");
        await visitor.JudgeAsync();
        (await page.GotoAsync($"/invoices?clientId={Guid.NewGuid()}"))!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task FormReckonsAsTheApiInEveryCurrency()
    {
        using var client = await ClientAsync("reckoned");
        InvoiceDraftLine[] lines = [new("Half", "1", "0.5", "20"), new("Finer", "3", "0.3335", "7.5"), new("Thousands", "1.5", "1,000.3335", "20"), new("Free", "1", "0", "0")];
        foreach (var currency in InvoiceCurrencies.All)
        {
            var totals = DraftTotals.Of(new(currency, Far, "", lines), "en");
            var sent = lines.Select(line => new { line.Description, line.Quantity, UnitPrice = line.UnitPrice.Replace(",", "", StringComparison.Ordinal), line.TaxRate });
            var invoice = await world.Portal.Admin.PostAsync("api/invoices", new { clientId = client.ClientId, currency, dueDate = Far, lines = sent }, WebWorld.Cancellation);
            (totals.Net, totals.Total).ShouldBe((invoice["netTotal"]!.GetValue<string>(), invoice["total"]!.GetValue<string>()), currency);
            totals.Taxes.Select(tax => (tax.TaxRate, tax.Net, tax.Tax)).ShouldBe(
                invoice["taxes"]!.AsArray().Select(tax => (tax!["taxRate"]!.GetValue<string>(), tax["net"]!.GetValue<string>(), tax["tax"]!.GetValue<string>())), currency);
        }
    }

    [Fact]
    public async Task ListGoesOnPageByPage()
    {
        using var client = await ClientAsync("many");
        for (var number = 0; number < 27; number++)
        {
            await IssueAsync(await DraftAsync(client, "Work"));
        }

        await using var visitor = await world.SignInAsync(client, width: 390);
        await visitor.Page.GotoAsync("/invoices");
        (await TitlesAsync(visitor.Page)).Count.ShouldBe(25);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".invoice-title")).ToHaveCountAsync(2);
        visitor.Here.ShouldContain("cursor=");
        await visitor.JudgeAsync();
    }

    [Fact]
    public async Task NobodyElsesInvoicesAndNoStaffPagesForClients()
    {
        using var client = await ClientAsync("curious");
        using var other = await ClientAsync("discreet");
        var issued = await IssueAsync(await DraftAsync(other, "Secret work"));
        var own = await IssueAsync(await DraftAsync(client, "Own work"));
        await using var visitor = await world.SignInAsync(client);
        var page = visitor.Page;
        foreach (var path in new[]
        {
            $"/invoices/{Id(issued)}", $"/invoices/{Id(issued)}/print", $"/invoices/{Guid.NewGuid()}", $"/invoices/{Id(own)}/pay", $"/invoices/{Id(own)}/issue", $"/invoices/{Id(own)}/cancel",
            $"/invoices/{Id(own)}/delete", $"/invoices/{Id(own)}/edit", "/invoices/new", $"/invoices/new?clientId={client.ClientId}",
        })
        {
            (await page.GotoAsync(path))!.Status.ShouldBe(404, path);
            (await page.ContentAsync()).ShouldNotContain("Secret work");
        }

        await page.GotoAsync($"/invoices?view=all&clientId={other.ClientId}");
        (await TitlesAsync(page)).ShouldBe([$"Invoice {Number(own)}"]);
        var token = await page.Locator("[data-sign-out] input[name=_form]").GetAttributeAsync("value");
        foreach (var path in new[] { $"/invoices/{Id(own)}/pay", $"/invoices/{Id(own)}/cancel", $"/invoices/{Id(own)}/edit", $"/invoices/new?clientId={client.ClientId}", "/invoices/totals" })
        {
            var form = visitor.Context.APIRequest.CreateFormData();
            form.Set("_form", token!);
            (await visitor.Context.APIRequest.PostAsync(path, new() { Form = form, MaxRedirects = 0 })).Status.ShouldBe(404, path);
        }

        await using var staff = await world.SignInAsync(world.Olga);
        foreach (var path in new[] { "", "/pay", "/edit", "/print" })
        {
            (await staff.Page.GotoAsync($"/invoices/{Guid.NewGuid()}{path}"))!.Status.ShouldBe(404, path);
        }

        var without = await staff.Context.APIRequest.PostAsync($"/invoices/{Id(own)}/cancel", new() { Form = staff.Context.APIRequest.CreateFormData(), MaxRedirects = 0 });
        without.Status.ShouldBe(400, "a form of another site");
        (await StatusAsync(own)).ShouldBe("issued");
    }

    private Task<PortalAccount> ClientAsync(string name) => world.Portal.Admin.CreateClientAsync(world.Portal, $"inv-{name}", $"inv-{name}", "en", WebWorld.Cancellation);

    private Task<JsonNode> DraftAsync(PortalAccount client, string description) =>
        world.Portal.Admin.PostAsync("api/invoices", new { clientId = client.ClientId, currency = "EUR", dueDate = Far, note = (string?)null, lines = Lines(description) }, WebWorld.Cancellation);

    private static object[] Lines(string description) =>
    [
        new { description, quantity = "2", unitPrice = "1000.01", taxRate = "20" },
        new { description = "Delivery", quantity = "1", unitPrice = "20", taxRate = "0" },
    ];

    private Task<JsonNode> IssueAsync(JsonNode draft) => MoveAsync(draft, "issue");

    private Task<JsonNode> MoveAsync(JsonNode invoice, string move) => world.Portal.Admin.PostAsync($"api/invoices/{Id(invoice)}/{move}", new { }, WebWorld.Cancellation);

    private async Task ReviseAsync(JsonNode draft, string description)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/invoices/{Id(draft)}")
        {
            Content = JsonContent.Create(new { currency = "EUR", dueDate = Far, note = "", lines = Lines(description) }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await world.Portal.Admin.Http.SendAsync(request, WebWorld.Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<string> StatusAsync(JsonNode invoice) =>
        (await world.Portal.Admin.Http.GetFromJsonAsync<JsonNode>($"api/invoices/{Id(invoice)}", WebWorld.Cancellation))!["status"]!.GetValue<string>();

    /// <summary>As the Api's timer leaves it.</summary>
    private Task OverdueAsync(JsonNode invoice) =>
        world.ExecuteAsync($"update portal.invoices set status = 'overdue', issue_date = '2026-01-01', due_date = '2026-01-02', version = version + 1 where id = '{Id(invoice)}'");

    private static string Id(JsonNode invoice) => invoice["id"]!.GetValue<string>();

    private static string Number(JsonNode invoice) => invoice["number"]!.GetValue<string>();

    private static async Task<IReadOnlyList<string>> TitlesAsync(IPage page) => await page.Locator(".invoice-title").AllInnerTextsAsync();

    private static async Task FillAsync(IPage page, int line, string description, string quantity, string unitPrice, string taxRate)
    {
        var fields = page.Locator("[data-line]").Nth(line);
        await fields.Locator("[name=description]").FillAsync(description);
        await fields.Locator("[name=quantity]").FillAsync(quantity);
        await fields.Locator("[name=unitPrice]").FillAsync(unitPrice);
        await fields.Locator("[name=taxRate]").FillAsync(taxRate);
    }
}
