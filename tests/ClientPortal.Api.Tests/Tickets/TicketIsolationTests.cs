using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Tickets;

public sealed class TicketIsolationTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StrangerFindsNoTicketOnAnyRoute()
    {
        var (owner, stranger) = (await api.ClientAsync(), await api.ClientAsync("Stranger Ltd"));
        var id = await owner.OpenTicketAsync("Secret printer", "Secret text");
        var number = (await owner.ReadTicketAsync(id)).GetProperty("number").GetInt64();

        foreach (var path in new[] { $"/api/tickets/{id}", $"/api/tickets/by-number/{number}", $"/api/tickets/{id}/conversation", $"/api/tickets/{id}/history", $"/api/tickets?client={owner.ClientId}" })
        {
            using var response = await stranger.Http.GetAsync(path, Cancellation);
            await response.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        }

        using (var comment = await stranger.TryCommentAsync(id, "Hello"))
        {
            await comment.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        }

        using (var status = await stranger.TryMoveAsync(id, "closed"))
        {
            await status.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        }

        using (var opened = await stranger.Http.PostAsJsonAsync("/api/tickets", new { title = "T", text = "T", clientId = owner.ClientId }, Cancellation))
        {
            await opened.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        }

        using (var followed = await stranger.Http.PostAsJsonAsync("/api/tickets", new { title = "T", text = "T", followUpOf = id }, Cancellation))
        {
            await followed.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation_failed");
        }

        (await stranger.ListAsync("q=secret")).ShouldBeEmpty();
        (await stranger.ListAsync("")).ShouldBeEmpty();
        (await stranger.GetAsync("/api/tickets/counts")).GetProperty("new").GetInt64().ShouldBe(0);
        (await api.EventsAsync(id, Cancellation)).ShouldBe(["ticket.created"]);
    }

    [Theory]
    [InlineData("POST", "notes", """{"text":"x"}""")]
    [InlineData("PUT", "assignee", """{"assigneeId":null}""")]
    [InlineData("PUT", "priority", """{"priority":"low"}""")]
    public async Task ClientMayNotDoWhatIsForStaff(string method, string route, string body)
    {
        var client = await api.ClientAsync();
        var id = await client.OpenTicketAsync();
        using var response = await client.Http.SendJsonAsync(new(method), $"/api/tickets/{id}/{route}", JsonSerializer.Deserialize<JsonElement>(body), Cancellation);
        await response.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task NobodyReadsWithoutSigningIn()
    {
        foreach (var path in new[] { "/api/tickets", "/api/tickets/counts", $"/api/tickets/{Guid.NewGuid()}", "/api/invoices", $"/api/attachments/{Guid.NewGuid()}" })
        {
            using var response = await api.Anonymous.GetAsync(path, Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task NoteLeavesNoTraceForTheClient()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await client.OpenTicketAsync();
        var (read, list, conversation, history) = (await Snapshot(""), await ListSnapshot(), await Snapshot("/conversation"), await Snapshot("/history"));

        var note = await staff.NoteAsync(id, "Neverpayingcustomer");
        note.GetProperty("internal").GetBoolean().ShouldBeTrue();

        (await Snapshot("")).ShouldBe(read);
        (await ListSnapshot()).ShouldBe(list);
        (await Snapshot("/conversation")).ShouldBe(conversation);
        (await Snapshot("/history")).ShouldBe(history);
        (await client.ListAsync("q=neverpayingcustomer")).ShouldBeEmpty();
        (await staff.ReadTicketAsync(id)).GetProperty("conversation").GetProperty("items").GetArrayLength().ShouldBe(2);
        (await api.EventsAsync(id, Cancellation)).ShouldBe(["ticket.created", "ticket.note_added"]);

        async Task<string> Snapshot(string part)
        {
            using var response = await client.Http.GetAsync($"/api/tickets/{id}{part}", Cancellation);
            return $"{response.Headers.ETag} {await response.ShouldBeAsync(HttpStatusCode.OK)}";
        }

        async Task<string> ListSnapshot() => (await client.GetAsync("/api/tickets")).ToString();
    }
}
