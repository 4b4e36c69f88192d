using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClientPortal.Api.Tests.Tickets;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Invoices;

public sealed class InvoiceRoutesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InvoiceGoesFromDraftToPaid()
    {
        var (client, staff) = (await api.ClientAsync("Romashka LLC"), await api.StaffAsync());
        var id = await staff.DraftAsync(client);
        using (var hidden = await client.Http.GetAsync($"/api/invoices/{id}", Cancellation))
        {
            await hidden.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        }

        await staff.DoAsync(id, "issue");
        var read = await client.GetAsync($"/api/invoices/{id}");
        var invoice = read;
        invoice.Text("number").ShouldMatch(@"^\d{4}-\d{6}$");
        (invoice.Text("status"), invoice.Text("netTotal"), invoice.Text("taxTotal"), invoice.Text("total")).ShouldBe(("issued", "2051.00", "405.20", "2456.20"));
        read.GetProperty("taxes").EnumerateArray().Select(tax => (tax.Text("taxRate"), tax.Text("net"), tax.Text("tax")))
            .ShouldBe([("10", "50.00", "5.00"), ("20", "2001.00", "400.20")]);
        read.GetProperty("lines").EnumerateArray().Select(line => (line.Text("quantity"), line.Text("unitPrice"), line.Text("total")))
            .ShouldBe([("2", "1000.50", "2401.20"), ("0.5", "99.99", "55.00")]);
        read.GetProperty("history").EnumerateArray().ShouldHaveSingleItem().GetProperty("from").ValueKind.ShouldBe(JsonValueKind.Null);

        (await staff.DoAsync(id, "pay", new { paidOn = InvoiceCalls.Day(-1) })).Text("status").ShouldBe("paid");
        (await api.EventsAsync(id, Cancellation)).ShouldBe(["invoice.issued", "invoice.paid"]);
        (await staff.GetAsync($"/api/invoices/{id}")).GetProperty("history").EnumerateArray().Select(entry => entry.Text("to")).ShouldBe(["draft", "issued", "paid"]);
    }

    [Fact]
    public async Task EventCarriesAmountsAsText()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await staff.IssuedAsync(client);
        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using var command = database.CreateCommand("select body from portal.outbox where subject = $1");
        command.Parameters.AddWithValue(id.ToString());
        var body = JsonSerializer.Deserialize<JsonElement>((string)(await command.ExecuteScalarAsync(Cancellation))!);
        body.GetProperty("invoice").Text("total").ShouldBe("2456.20");
        body.GetProperty("sequence").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task DraftIsRevisedOnItsPresentVersionAndDeleted()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await staff.DraftAsync(client);
        var content = InvoiceCalls.Content(null, currency: "JPY");

        using (var without = await staff.Http.SendJsonAsync(HttpMethod.Put, $"/api/invoices/{id}", content, Cancellation))
        {
            await without.ShouldBeProblemAsync(HttpStatusCode.PreconditionRequired, "precondition_required");
        }

        using (var revised = await staff.Http.SendJsonAsync(HttpMethod.Put, $"/api/invoices/{id}", content, Cancellation, ("If-Match", "\"1\"")))
        {
            (await revised.ShouldBeAsync(HttpStatusCode.OK)).Text("netTotal").ShouldBe("2051");
        }

        using (var stale = await staff.Http.SendJsonAsync(HttpMethod.Put, $"/api/invoices/{id}", content, Cancellation, ("If-Match", "\"1\"")))
        {
            await stale.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "precondition_failed");
        }

        (await staff.GetAsync($"/api/invoices/{id}")).GetProperty("lines").GetArrayLength().ShouldBe(2);
        using (var deleted = await staff.Http.DeleteAsync($"/api/invoices/{id}", Cancellation))
        {
            deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        using var gone = await staff.Http.GetAsync($"/api/invoices/{id}", Cancellation);
        await gone.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        (await api.EventsAsync(id, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task IssuedInvoiceIsNeitherRevisedNorDeletedNorIssuedAgain()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await staff.IssuedAsync(client);
        using var revised = await staff.Http.SendJsonAsync(HttpMethod.Put, $"/api/invoices/{id}", InvoiceCalls.Content(null), Cancellation, ("If-Match", "*"));
        await revised.ShouldBeProblemAsync(HttpStatusCode.Conflict, "invoice_not_draft");
        using var deleted = await staff.Http.DeleteAsync($"/api/invoices/{id}", Cancellation);
        await deleted.ShouldBeProblemAsync(HttpStatusCode.Conflict, "invoice_not_draft");
        using var again = await staff.TryAsync(id, "issue");
        await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, "illegal_status_transition");
    }

    [Fact]
    public async Task CancelledInvoiceTellsItsReasonAndStaysCancelled()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await staff.IssuedAsync(client);
        (await staff.DoAsync(id, "cancel", new { reason = "Wrong address" })).Text("cancellationReason").ShouldBe("Wrong address");
        using var paid = await staff.TryAsync(id, "pay");
        await paid.ShouldBeProblemAsync(HttpStatusCode.Conflict, "illegal_status_transition");
        (await api.EventsAsync(id, Cancellation)).ShouldBe(["invoice.issued", "invoice.cancelled"]);
    }

    [Fact]
    public async Task StrangerFindsNoInvoiceAndClientsWriteNone()
    {
        var (client, stranger, staff) = (await api.ClientAsync(), await api.ClientAsync("Stranger"), await api.StaffAsync());
        var id = await staff.IssuedAsync(client);
        foreach (var path in new[] { $"/api/invoices/{id}", $"/api/invoices?client={client.ClientId}" })
        {
            using var hidden = await stranger.Http.GetAsync(path, Cancellation);
            await hidden.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        }

        (await stranger.GetAsync("/api/invoices")).GetProperty("items").GetArrayLength().ShouldBe(0);
        foreach (var verb in new[] { "issue", "pay", "cancel" })
        {
            using var refused = await client.TryAsync(id, verb);
            await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }

        using var drafted = await client.Http.PostAsJsonAsync("/api/invoices", InvoiceCalls.Content(client.ClientId), Cancellation);
        await drafted.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        using var deleted = await client.Http.DeleteAsync($"/api/invoices/{id}", Cancellation);
        await deleted.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task ListIsFilteredSortedAndPaged()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var later = await staff.IssuedAsync(client, InvoiceCalls.Day(30));
        var sooner = await staff.IssuedAsync(client, InvoiceCalls.Day(5));
        var draft = await staff.DraftAsync(client);
        var paid = await staff.IssuedAsync(client, InvoiceCalls.Day(20));
        await staff.DoAsync(paid, "pay");
        var scope = $"client={client.ClientId}";

        (await ListAsync(staff, scope)).ShouldBe([paid, draft, sooner, later]);
        (await ListAsync(client, "")).ShouldBe([paid, sooner, later]);
        (await ListAsync(client, "status=draft")).ShouldBeEmpty();
        (await ListAsync(staff, $"{scope}&status=issued&status=draft")).ShouldBe([draft, sooner, later]);
        (await ListAsync(client, "sort=due")).ShouldBe([sooner, paid, later]);
        (await ListAsync(client, "overdue=true")).ShouldBeEmpty();

        foreach (var (sort, expected) in new[] { ("created", new[] { paid, sooner, later }), ("due", [sooner, paid, later]) })
        {
            var first = await client.GetAsync($"/api/invoices?limit=2&sort={sort}");
            var second = await client.GetAsync($"/api/invoices?limit=2&sort={sort}&cursor={first.Text("nextCursor")}");
            first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("id").GetGuid()).ShouldBe(expected);
            second.GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task InvoiceIsFoundByItsNumberByThoseWhoMaySeeIt()
    {
        var (client, stranger, staff) = (await api.ClientAsync(), await api.ClientAsync(), await api.StaffAsync());
        var wanted = await staff.IssuedAsync(client, InvoiceCalls.Day(30));
        await staff.IssuedAsync(client, InvoiceCalls.Day(30));
        await staff.DraftAsync(client);
        var number = (await client.GetAsync($"/api/invoices/{wanted}")).Text("number")!;
        var count = number.Split('-')[1];
        foreach (var typed in new[] { number, count, count.TrimStart('0'), $"{number.Split('-')[0]}-{count.TrimStart('0')}" })
        {
            (await ListAsync(client, $"number={typed}")).ShouldBe([wanted], typed);
            (await ListAsync(staff, $"number={typed}&sort=due")).ShouldBe([wanted], typed);
            (await ListAsync(stranger, $"number={typed}")).ShouldBeEmpty(typed);
        }

        (await ListAsync(client, $"number={number}&status=paid")).ShouldBeEmpty();
        (await ListAsync(staff, "number=1999-000001")).ShouldBeEmpty();
        foreach (var typed in new[] { "2026", "0", "999999999" })
        {
            (await ListAsync(stranger, $"number={typed}")).ShouldBeEmpty(typed);
        }

        foreach (var unreadable in new[] { "", "2026-", "-1", "1234567890", "1%25", "x", "2026-1-1" })
        {
            using var refused = await staff.Http.GetAsync($"/api/invoices?number={unreadable}", Cancellation);
            await refused.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation_failed");
        }
    }

    [Fact]
    public async Task NumbersHaveNoGapsThoughManyAreIssuedAtOnceAndSomeFail()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var drafts = new List<Guid>();
        for (var count = 0; count < 20; count++)
        {
            drafts.Add(await staff.DraftAsync(client));
        }

        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using (var fault = database.CreateCommand("""
            create function portal.refuse() returns trigger language plpgsql as $$ begin if new.type = 'invoice.issued' and new.body like '%"Broken Ltd"%' then raise 'refused'; end if; return new; end $$;
            create trigger refuse before insert on portal.outbox for each row execute function portal.refuse();
            """))
        {
            await fault.ExecuteNonQueryAsync(Cancellation);
        }

        var broken = await api.ClientAsync("Broken Ltd");
        var failing = await staff.DraftAsync(broken);
        await Task.WhenAll(drafts.Select(id => staff.DoAsync(id, "issue")).Append(FailAsync(staff, failing)).Append(FailAsync(staff, failing)));

        await using var command = database.CreateCommand("select array_agg(substr(number, 6)::int order by number) from portal.invoices where number is not null");
        var numbers = (int[])(await command.ExecuteScalarAsync(Cancellation))!;
        numbers.ShouldBe(Enumerable.Range(1, numbers.Length));
        numbers.Length.ShouldBeGreaterThanOrEqualTo(20);
        (await staff.GetAsync($"/api/invoices/{failing}")).Text("status").ShouldBe("draft");
    }

    [Fact]
    public async Task RepeatedDraftWithTheSameKeyIsOneInvoice()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var ids = new HashSet<Guid>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var response = await staff.Http.SendJsonAsync(HttpMethod.Post, "/api/invoices", InvoiceCalls.Content(client.ClientId), Cancellation, ("Idempotency-Key", "draft-1"));
            ids.Add((await response.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid());
        }

        ids.ShouldHaveSingleItem();
        (await ListAsync(staff, $"client={client.ClientId}")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("currency", "\"XYZ\"", "validation_failed")]
    [InlineData("currency", "\"rub\"", "validation_failed")]
    [InlineData("currency", "null", "validation_failed")]
    [InlineData("dueDate", "\"2026-02-30\"", "malformed_json")]
    [InlineData("dueDate", "\"tomorrow\"", "malformed_json")]
    [InlineData("dueDate", "\"1999-12-31\"", "validation_failed")]
    [InlineData("dueDate", "\"9999-12-31\"", "validation_failed")]
    [InlineData("clientId", "\"00000000-0000-0000-0000-000000000001\"", "validation_failed")]
    [InlineData("clientId", "null", "malformed_json")]
    [InlineData("note", "\"a\\u0000\"", "validation_failed")]
    [InlineData("lines", "[]", "validation_failed")]
    [InlineData("lines", "null", "validation_failed")]
    [InlineData("lines", "[null]", "validation_failed")]
    [InlineData("quantity", "\"0\"", "validation_failed")]
    [InlineData("quantity", "\"-1\"", "validation_failed")]
    [InlineData("quantity", "\"1e3\"", "validation_failed")]
    [InlineData("quantity", "\"1,5\"", "validation_failed")]
    [InlineData("quantity", "\"0.00001\"", "validation_failed")]
    [InlineData("quantity", "\"99999999999999999999999999999999999999\"", "validation_failed")]
    [InlineData("quantity", "2", "malformed_json")]
    [InlineData("unitPrice", "\"-0.01\"", "validation_failed")]
    [InlineData("unitPrice", "\"NaN\"", "validation_failed")]
    [InlineData("unitPrice", "\"1000000000000.0001\"", "validation_failed")]
    [InlineData("taxRate", "\"100.01\"", "validation_failed")]
    [InlineData("taxRate", "\"-5\"", "validation_failed")]
    [InlineData("taxRate", "\"\"", "validation_failed")]
    [InlineData("description", "\" \"", "validation_failed")]
    public async Task BadInvoiceIsRefusedWithItsCode(string field, string value, string code)
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var line = new Dictionary<string, string>(StringComparer.Ordinal) { ["description"] = "\"Work\"", ["quantity"] = "\"1\"", ["unitPrice"] = "\"1\"", ["taxRate"] = "\"20\"" };
        var invoice = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["clientId"] = $"\"{client.ClientId}\"", ["currency"] = "\"RUB\"", ["dueDate"] = $"\"{InvoiceCalls.Day(10)}\"", ["note"] = "null",
        };
        (line.ContainsKey(field) ? line : invoice)[field] = value;
        invoice.TryAdd("lines", $"[{Json(line)}]");

        using var content = new StringContent(Json(invoice), Encoding.UTF8, "application/json");
        using var response = await staff.Http.PostAsync("/api/invoices", content, Cancellation);
        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, code);
        (await ListAsync(staff, $"client={client.ClientId}")).ShouldBeEmpty();

        static string Json(Dictionary<string, string> members) => $"{{{string.Join(',', members.Select(member => $"\"{member.Key}\":{member.Value}"))}}}";
    }

    [Fact]
    public async Task TooManyLinesAndTooLargeTotalsAreRefused()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        await ShouldBeRefused(Enumerable.Repeat(Line("1", "1"), 201), "validation_failed");
        await ShouldBeRefused([Line("1000000000", "1000000000000")], "invoice_total_too_large");

        static object Line(string quantity, string unitPrice) => new { description = "Work", quantity, unitPrice, taxRate = "20" };

        async Task ShouldBeRefused(IEnumerable<object> lines, string code)
        {
            using var response = await staff.Http.PostAsJsonAsync("/api/invoices", new { clientId = client.ClientId, currency = "RUB", dueDate = InvoiceCalls.Day(3), lines }, Cancellation);
            await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, code);
        }
    }

    private static async Task<IReadOnlyList<Guid>> ListAsync(Caller caller, string query) =>
        [.. (await caller.GetAsync($"/api/invoices?{query}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];

    private static async Task<JsonElement> FailAsync(Caller staff, Guid id)
    {
        using var response = await staff.TryAsync(id, "issue");
        return await response.ShouldBeProblemAsync(HttpStatusCode.InternalServerError, "internal_error");
    }
}
