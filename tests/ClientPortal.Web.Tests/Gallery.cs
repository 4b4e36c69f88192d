using System.Net.Http.Json;
using ClientPortal.Testing.Portal;

namespace ClientPortal.Web.Tests;

/// <summary>A client with something of everything, for tests that go through all pages.</summary>
/// <param name="OpenTicket">With comments of both, a note, a file and an assignee.</param>
/// <param name="ClosedTicket">Closed.</param>
/// <param name="Issued">An invoice that is to be paid.</param>
/// <param name="Draft">An invoice that staff alone see.</param>
/// <param name="Staff">Account of somebody who works on the ticket.</param>
public sealed record Gallery(PortalAccount Client, Guid OpenTicket, Guid ClosedTicket, Guid File, Guid Issued, Guid Draft, Guid Staff)
{
    public static async Task<Gallery> CreateAsync(WebWorld world, string userName)
    {
        ArgumentNullException.ThrowIfNull(world);
        var (admin, staff) = (world.Portal.Admin, world.Olga);
        var client = await admin.CreateClientAsync(world.Portal, userName, "Gallery of Fine Arts and Crafts", "en", WebWorld.Cancellation);
        var file = await UploadAsync(client);
        var open = await PostAsync(client, "api/tickets", new { title = "The lights in hall three flicker and " + new string('x', 90), text = "Every evening.\nSee https://example.com/hall-3", attachments = new[] { file } });
        await PostAsync(staff, $"api/tickets/{open}/comments", new { text = "We are sending somebody." });
        await PostAsync(staff, $"api/tickets/{open}/notes", new { text = "Still under guarantee." });
        await PutAsync(staff, $"api/tickets/{open}/assignee", new { assigneeId = staff.Id });
        await PutAsync(staff, $"api/tickets/{open}/priority", new { priority = "urgent" });
        var closed = await PostAsync(client, "api/tickets", new { title = "Door", text = "It squeaks." });
        await PutAsync(staff, $"api/tickets/{closed}/status", new { status = "closed" });
        var issued = await PostAsync(admin, "api/invoices", Invoice(client, "Restoration of a frame"));
        await PostAsync(admin, $"api/invoices/{issued}/issue", new { });
        var draft = await PostAsync(admin, "api/invoices", Invoice(client, "Cleaning"));
        return new(client, open, closed, file, issued, draft, staff.Id);
    }

    private static object Invoice(PortalAccount client, string description) => new
    {
        clientId = client.ClientId,
        currency = "EUR",
        dueDate = "2099-12-31",
        lines = new[]
        {
            new { description, quantity = "2.5", unitPrice = "1234.56", taxRate = "20" },
            new { description = "Delivery, with care", quantity = "1", unitPrice = "99.90", taxRate = "0" },
        },
    };

    private static async Task<Guid> PostAsync(PortalAccount account, string path, object body) =>
        (await account.PostAsync(path, body, WebWorld.Cancellation))["id"]!.GetValue<Guid>();

    private static async Task PutAsync(PortalAccount account, string path, object body)
    {
        using var answer = await account.Http.PutAsJsonAsync(path, body, WebWorld.Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<Guid> UploadAsync(PortalAccount account)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent("A plan of hall three"u8.ToArray()), "file", "plan of hall three.txt" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/attachments") { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await account.Http.SendAsync(request, WebWorld.Cancellation);
        return (await JsonAnswer.ReadAsync(answer, WebWorld.Cancellation))["attachmentId"]!.GetValue<Guid>();
    }
}
