using System.Globalization;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

internal static class Invoices
{
    /// <summary>Issues an invoice over 1,200 in euros, due in ten days.</summary>
    /// <returns>Its number.</returns>
    public static async Task<string> IssueAsync(Talker staff, Talker client)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var due = TimeProvider.System.GetUtcNow().AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var draft = await staff.Account.PostAsync(
            "api/invoices",
            new
            {
                clientId = client.Account.ClientId,
                currency = "EUR",
                dueDate = due,
                lines = new[] { new { description = "Support", quantity = "1", unitPrice = "1000", taxRate = "20" } },
            },
            cancellation);
        var issued = await staff.Account.PostAsync($"api/invoices/{draft["id"]}/issue", new { }, cancellation);
        return issued["number"]!.GetValue<string>();
    }
}
