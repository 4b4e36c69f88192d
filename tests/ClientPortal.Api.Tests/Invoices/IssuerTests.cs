using ClientPortal.Api.Tests.Tickets;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Invoices;

/// <summary>An invoice says who issued it, as it was then.</summary>
public sealed class IssuerTests(IssuerTests.NamedCompany api) : IClassFixture<IssuerTests.NamedCompany>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IssuedInvoiceNamesItsIssuerAndADraftWhoWouldIssueIt()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await staff.DraftAsync(client);
        (await staff.GetAsync($"/api/invoices/{id}")).GetProperty("issuer").Text("name").ShouldBe("Masters & Sons");
        await staff.DoAsync(id, "issue");
        var issuer = (await client.GetAsync($"/api/invoices/{id}")).GetProperty("issuer");
        (issuer.Text("name"), issuer.Text("taxNumber"), issuer.Text("address"), issuer.Text("paymentDetails"))
            .ShouldBe(("Masters & Sons", "7700000000", "1 Workshop Lane\nMoscow", "Bank of Toolmakers"));
    }

    [Fact]
    public async Task WhatTheCompanyIsCalledLaterChangesNoInvoice()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await staff.IssuedAsync(client);
        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        // As if the company had been called otherwise when it was issued.
        await using var command = database.CreateCommand("update portal.invoices set issuer = jsonb_set(issuer, '{name}', '\"Masters\"') where id = $1");
        command.Parameters.AddWithValue(id);
        await command.ExecuteNonQueryAsync(Cancellation);
        await staff.DoAsync(id, "pay");
        (await client.GetAsync($"/api/invoices/{id}")).GetProperty("issuer").Text("name").ShouldBe("Masters");
    }

    public sealed class NamedCompany : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Company:Name"] = " Masters & Sons ",
            ["Company:TaxNumber"] = "7700000000",
            ["Company:Address"] = "1 Workshop Lane\nMoscow",
            ["Company:PaymentDetails"] = "Bank of Toolmakers",
        };
    }
}
