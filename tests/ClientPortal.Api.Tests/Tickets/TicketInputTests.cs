using System.Net;
using System.Text;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Tickets;

public sealed class TicketInputTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> BadOpenings() => new()
    {
        { "", "missing_body" },
        { "{", "malformed_json" },
        { "[]", "malformed_json" },
        { "null", "missing_body" },
        { "{}", "validation_failed" },
        { """{"title":"","text":"x"}""", "validation_failed" },
        { """{"title":"  ","text":"x"}""", "validation_failed" },
        { """{"title":null,"text":"x"}""", "validation_failed" },
        { """{"title":"x","text":" \n "}""", "validation_failed" },
        { """{"title":"two\nlines","text":"x"}""", "validation_failed" },
        { """{"title":"a\u0000b","text":"x"}""", "validation_failed" },
        { """{"title":"x","text":"a\u0000b"}""", "validation_failed" },
        { """{"title":"x","text":"a\ud800b"}""", "malformed_json" },
        { """{"title":5,"text":"x"}""", "malformed_json" },
        { """{"title":"x","text":"x","priority":"highest"}""", "malformed_json" },
        { """{"title":"x","text":"x","priority":1}""", "malformed_json" },
        { """{"title":"x","text":"x","clientId":"42"}""", "malformed_json" },
        { """{"title":"x","text":"x","followUpOf":"00000000-0000-0000-0000-000000000001"}""", "validation_failed" },
        { """{"title":"x","text":"x","attachments":["00000000-0000-0000-0000-000000000001"]}""", "attachment_not_available" },
        { """{"title":"x","text":"x","attachments":[null]}""", "malformed_json" },
        { $$"""{"title":"{{new string('t', 201)}}","text":"x"}""", "validation_failed" },
        { $$"""{"title":"x","text":"{{new string('t', 20_001)}}"}""", "validation_failed" },
    };

    [Theory]
    [MemberData(nameof(BadOpenings))]
    public async Task BadOpeningIsRefusedWithItsCode(string body, string code)
    {
        var client = await api.ClientAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.Http.PostAsync("/api/tickets", content, Cancellation);
        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, code);
        (await client.ListAsync("")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST", "comments", "{}", "validation_failed")]
    [InlineData("POST", "comments", """{"text":"\u0000"}""", "validation_failed")]
    [InlineData("POST", "notes", """{"text":""}""", "validation_failed")]
    [InlineData("PUT", "status", "{}", "malformed_json")]
    [InlineData("PUT", "status", """{"status":"done"}""", "malformed_json")]
    [InlineData("PUT", "status", """{"status":2}""", "malformed_json")]
    [InlineData("PUT", "assignee", "{}", "malformed_json")]
    [InlineData("PUT", "assignee", """{"assigneeId":"me"}""", "malformed_json")]
    [InlineData("PUT", "priority", """{"priority":null}""", "malformed_json")]
    public async Task BadChangeIsRefusedWithItsCode(string method, string route, string body, string code)
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await client.OpenTicketAsync();
        using var request = new HttpRequestMessage(new(method), $"/api/tickets/{id}/{route}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await staff.Http.SendAsync(request, Cancellation);
        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, code);
        (await api.EventsAsync(id, Cancellation)).ShouldBe(["ticket.created"]);
    }

    [Fact]
    public async Task LongestTextsOfEveryScriptAreTaken()
    {
        var client = await api.ClientAsync();
        var text = string.Concat(Enumerable.Repeat("Ж😀\"", 5_000));
        var id = await client.OpenTicketAsync(new string('Щ', 200), text);
        (await client.ReadTicketAsync(id)).GetProperty("conversation").GetProperty("items")[0].Text("text").ShouldBe(text);
    }

    [Fact]
    public async Task ConversationPastTheSearchDocumentsLimitGoesOn()
    {
        var client = await api.ClientAsync();
        var id = await client.OpenTicketAsync();
        for (var part = 0; part < 16; part++)
        {
            var words = string.Join(' ', Enumerable.Range(0, 1_000).Select(word => $"{(char)('a' + part)}{word:D4}{Guid.NewGuid():N}"[..18]));
            await client.CommentAsync(id, words);
        }

        (await client.CommentAsync(id, "still here")).Text("text").ShouldBe("still here");
        (await client.ListAsync("q=printer")).ShouldBe([id]);
    }

    [Fact]
    public async Task CommentIsTakenThoughTheSearchDocumentIsFull()
    {
        var client = await api.ClientAsync();
        var id = await client.OpenTicketAsync();
        // One megabyte of words that compress to little.
        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using var fill = database.CreateCommand(
            "UPDATE portal.tickets SET search = search || (SELECT array_to_tsvector(array_agg(repeat('a', 2000) || number)) FROM generate_series(1, 515) AS number) WHERE id = $1");
        fill.Parameters.Add(new() { Value = id });
        (await fill.ExecuteNonQueryAsync(Cancellation)).ShouldBe(1);

        var text = string.Join(' ', Enumerable.Range(0, 10).Select(word => new string((char)('b' + word), 1_990)));
        await client.CommentAsync(id, text);

        (await client.ReadTicketAsync(id)).GetProperty("conversation").GetProperty("items")[1].Text("text").ShouldBe(text);
        (await client.ListAsync("q=printer")).ShouldBe([id]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task OtherContentTypesAreRefused(string type)
    {
        var client = await api.ClientAsync();
        using var content = new StringContent("title=x", Encoding.UTF8, type);
        using var response = await client.Http.PostAsync("/api/tickets", content, Cancellation);
        await response.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Fact]
    public async Task IdThatIsNoneIsNotFound()
    {
        var staff = await api.StaffAsync();
        foreach (var path in new[] { "/api/tickets/42", "/api/tickets/00000000-0000-0000-0000-000000000000", "/api/invoices/x" })
        {
            using var response = await staff.Http.GetAsync(path, Cancellation);
            await response.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        }
    }
}
