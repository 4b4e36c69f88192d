using System.Text.Json.Nodes;
using ClientPortal.Web.Invoices;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

/// <summary>Browsers send a line's end as two characters and count it as one.</summary>
[Collection(nameof(WebWorld))]
public sealed class LineBreakTests(WebWorld world)
{
    [Fact]
    public void NoteOfAnInvoiceKeepsItsLength() =>
        InvoiceDraft.Read(new FormCollection(new() { ["note"] = "One\r\nTwo" })).Note.ShouldBe("One\nTwo");

    [Fact]
    public async Task ReasonMayBeAsLongAsItsFieldLetsOneType()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "lines", "Lines", "en", WebWorld.Cancellation);
        var draft = await world.Olga.PostAsync(
            "api/invoices",
            new { clientId = client.ClientId, currency = "EUR", dueDate = "2099-03-05", lines = new[] { new { description = "One", quantity = "1", unitPrice = "1", taxRate = "0" } } },
            WebWorld.Cancellation);
        var invoice = draft["id"]!.GetValue<string>();
        await world.Olga.PostAsync($"api/invoices/{invoice}/issue", new JsonObject(), WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(world.Olga, script: false);
        await visitor.Page.GotoAsync($"/invoices/{invoice}/cancel");
        await visitor.Page.Locator("#reason").FillAsync(string.Join('\n', Enumerable.Repeat(new string('x', 99), 5)) + "y");
        await visitor.Page.Locator("form .btn-danger").ClickAsync();
        await visitor.Page.WaitForAddressAsync($"**/invoices/{invoice}");
    }
}
