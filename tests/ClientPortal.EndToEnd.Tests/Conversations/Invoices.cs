using System.Globalization;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

internal static class Invoices
{
    /// <summary>Issues an invoice over 1,200 in euros, due in ten days.</summary>
    /// <returns>Its number.</returns>
    public static async Task<string> IssueAsync(Talker staff, Talker client) => (await IssueAsync(staff, client, dueInDays: 10)).Number;

    public static async Task<(Guid Id, string Number)> IssueAsync(Talker staff, Talker client, int dueInDays)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var due = TimeProvider.System.GetUtcNow().AddDays(dueInDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
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
        return (issued["id"]!.GetValue<Guid>(), issued["number"]!.GetValue<string>());
    }

    public static Task PayAsync(Talker staff, Guid invoice) => staff.Account.PostAsync(
        $"api/invoices/{invoice}/pay", new { }, TestContext.Current.CancellationToken);
}
