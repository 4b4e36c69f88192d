using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace ClientPortal.Api.Tests.Invoices;

/// <summary>Calls of the invoice routes that many tests make.</summary>
internal static class InvoiceCalls
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Due in ten days unless said otherwise.</summary>
    public static string Day(int fromToday) => DateTime.UtcNow.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static object Content(Guid? clientId, string? dueDate = null, string currency = "RUB") => new
    {
        clientId,
        currency,
        dueDate = dueDate ?? Day(10),
        note = "Thank you",
        lines = new[]
        {
            new { description = "Support", quantity = "2", unitPrice = "1000.50", taxRate = "20" },
            new { description = "Travel", quantity = "0.5", unitPrice = "99.99", taxRate = "10" },
        },
    };

    public static async Task<Guid> DraftAsync(this Caller staff, Caller client, string? dueDate = null)
    {
        using var response = await staff.Http.PostAsJsonAsync("/api/invoices", Content(client.ClientId, dueDate), Cancellation);
        return (await response.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
    }

    public static Task<HttpResponseMessage> TryAsync(this Caller staff, Guid invoice, string verb, object? body = null) =>
        staff.Http.SendJsonAsync(HttpMethod.Post, $"/api/invoices/{invoice}/{verb}", body, Cancellation);

    public static async Task<JsonElement> DoAsync(this Caller staff, Guid invoice, string verb, object? body = null)
    {
        using var response = await staff.TryAsync(invoice, verb, body);
        return await response.ShouldBeAsync(HttpStatusCode.OK);
    }

    public static async Task<Guid> IssuedAsync(this Caller staff, Caller client, string? dueDate = null)
    {
        var id = await staff.DraftAsync(client, dueDate);
        await staff.DoAsync(id, "issue");
        return id;
    }
}
