using System.Net;
using System.Net.Http.Json;
using ClientPortal.Contracts;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Tickets;

public sealed class TicketRoutesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Statuses = ["new", "in_progress", "waiting_for_client", "resolved", "closed"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> EveryMove()
    {
        var moves = new TheoryData<string, string>();
        foreach (var from in Statuses)
        {
            foreach (var to in Statuses)
            {
                moves.Add(from, to);
            }
        }

        return moves;
    }

    [Theory]
    [MemberData(nameof(EveryMove))]
    public async Task BothSidesMoveTicketsByTheTableAlone(string from, string to)
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        foreach (var (caller, side) in new[] { (client, ActorKind.Client), (staff, ActorKind.Staff) })
        {
            var ticket = await client.OpenTicketAsync();
            if (from != "new")
            {
                await staff.MoveAsync(ticket, from);
            }

            var before = await staff.ReadTicketAsync(ticket);
            using var response = await caller.TryMoveAsync(ticket, to);
            if (LegalMoves.Contains(side, StatusOf(from), StatusOf(to)))
            {
                var moved = await response.ShouldBeAsync(HttpStatusCode.OK);
                moved.Text("status").ShouldBe(to);
                (await api.EventsAsync(ticket, Cancellation))[^1].ShouldBe("ticket.status_changed");
            }
            else
            {
                await response.ShouldBeProblemAsync(HttpStatusCode.Conflict, "illegal_status_transition");
                var after = await staff.ReadTicketAsync(ticket);
                after.ToString().ShouldBe(before.ToString());
            }
        }
    }

    [Fact]
    public async Task TicketIsReadByItsNumberAsByItsId()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await client.OpenTicketAsync();
        var byId = await client.ReadTicketAsync(id);

        foreach (var caller in new[] { client, staff })
        {
            var byNumber = await caller.GetAsync($"/api/tickets/by-number/{byId.GetProperty("number").GetInt64()}");
            byNumber.GetRawText().ShouldBe((await caller.ReadTicketAsync(id)).GetRawText());
        }

        foreach (var number in new[] { "0", "-1", "9223372036854775807" })
        {
            using var response = await staff.Http.GetAsync($"/api/tickets/by-number/{number}", Cancellation);
            await response.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        }
    }

    [Fact]
    public async Task OpenedTicketIsReadWithConversationAndHistory()
    {
        var client = await api.ClientAsync("Romashka LLC");
        using var response = await client.Http.PostAsJsonAsync("/api/tickets", new { title = " Printer ", text = "It does not print\n", priority = "high" }, Cancellation);
        var opened = await response.ShouldBeAsync(HttpStatusCode.Created);
        var id = opened.GetProperty("id").GetGuid();
        response.Headers.Location.ShouldNotBeNull().ToString().ShouldBe($"/api/tickets/{id}");
        response.Headers.ETag.ShouldNotBeNull().Tag.ShouldBe("\"1\"");

        var read = await client.ReadTicketAsync(id);
        var ticket = read;
        (ticket.Text("title"), ticket.Text("status"), ticket.Text("priority"), ticket.GetProperty("client").Text("name")).ShouldBe(("Printer", "new", "high", "Romashka LLC"));
        ticket.GetProperty("number").GetInt64().ShouldBeGreaterThan(1000);
        var entry = read.GetProperty("conversation").GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (entry.Text("text"), entry.Text("via"), entry.GetProperty("author").Text("kind")).ShouldBe(("It does not print", "portal", "client"));
        read.GetProperty("history").GetProperty("items").EnumerateArray().ShouldHaveSingleItem().Text("action").ShouldBe("opened");
        read.GetProperty("allowedStatuses").GetArrayLength().ShouldBe(0);
        (await api.EventsAsync(id, Cancellation)).ShouldBe(["ticket.created"]);
    }

    [Fact]
    public async Task StaffOpenTicketForAClient()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await staff.OpenTicketAsync(clientId: client.ClientId);
        (await client.ReadTicketAsync(id)).GetProperty("client").GetProperty("id").GetGuid().ShouldBe(client.ClientId!.Value);

        using var without = await staff.Http.PostAsJsonAsync("/api/tickets", new { title = "Printer", text = "Broken" }, Cancellation);
        await without.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation_failed");
        using var unknown = await staff.Http.PostAsJsonAsync("/api/tickets", new { title = "Printer", text = "Broken", clientId = Guid.NewGuid() }, Cancellation);
        await unknown.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task HistoryTellsWhoChangedWhatFromWhatToWhat()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await client.OpenTicketAsync();
        await staff.AssignAsync(id, staff.AccountId);
        await staff.MoveAsync(id, "waiting_for_client");
        using (var priority = await staff.Http.PutAsJsonAsync($"/api/tickets/{id}/priority", new { priority = "urgent" }, Cancellation))
        {
            await priority.ShouldBeAsync(HttpStatusCode.OK);
        }

        await client.CommentAsync(id, "Here you are");

        var history = (await staff.GetAsync($"/api/tickets/{id}/history")).GetProperty("items").EnumerateArray()
            .Select(entry => (entry.Text("action"), entry.GetProperty("from").GetString(), entry.GetProperty("to").GetString(), entry.GetProperty("actor").Text("kind")));
        history.ShouldBe(
        [
            ("opened", null, null, "client"),
            ("assigned", null, "Anna Smith", "staff"),
            ("status_changed", "new", "waiting_for_client", "staff"),
            ("priority_changed", "normal", "urgent", "staff"),
            ("commented", null, null, "client"),
            ("status_changed", "waiting_for_client", "in_progress", "client"),
        ]);
        (await api.EventsAsync(id, Cancellation)).ShouldBe(
            ["ticket.created", "ticket.assigned", "ticket.status_changed", "ticket.priority_changed", "ticket.comment_added", "ticket.status_changed"]);
    }

    [Fact]
    public async Task ClosedTicketTakesNoCommentAndIsFollowedUpByANewOne()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await client.OpenTicketAsync();
        await staff.MoveAsync(id, "closed");

        using (var refused = await client.TryCommentAsync(id, "Again!"))
        {
            var problem = await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "ticket_closed");
            problem.GetProperty("followUpOf").GetGuid().ShouldBe(id);
        }

        using var followed = await client.Http.PostAsJsonAsync("/api/tickets", new { title = "Again", text = "It is back", followUpOf = id }, Cancellation);
        var next = (await followed.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        (await client.ReadTicketAsync(next)).GetProperty("followUpOf").GetProperty("id").GetGuid().ShouldBe(id);
        (await api.EventsAsync(id, Cancellation)).ShouldBe(["ticket.created", "ticket.status_changed"]);
    }

    [Fact]
    public async Task OnlyStaffAreAssigned()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await client.OpenTicketAsync();
        foreach (var nobody in new[] { client.AccountId, Guid.NewGuid() })
        {
            using var refused = await staff.Http.PutAsJsonAsync($"/api/tickets/{id}/assignee", new { assigneeId = nobody }, Cancellation);
            await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "assignee_not_staff");
        }

        (await staff.AssignAsync(id, staff.AccountId)).GetProperty("assignee").Text("name").ShouldBe("Anna Smith");
        (await staff.AssignAsync(id, null)).GetProperty("assignee").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task RepeatWithTheSameKeyAddsNothing()
    {
        var client = await api.ClientAsync();
        var id = await client.OpenTicketAsync();
        var answers = new List<string>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var response = await client.Http.SendJsonAsync(HttpMethod.Post, $"/api/tickets/{id}/comments", new { text = "Once" }, Cancellation, ("Idempotency-Key", "bot:1:update:2"));
            answers.Add((await response.ShouldBeAsync(HttpStatusCode.Created)).ToString());
        }

        answers.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await client.ReadTicketAsync(id)).GetProperty("conversation").GetProperty("items").GetArrayLength().ShouldBe(2);
        (await api.EventsAsync(id, Cancellation)).ShouldBe(["ticket.created", "ticket.comment_added"]);
    }

    [Fact]
    public async Task CountsAreThoseOfTheWorkLists()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var (first, second) = (await client.OpenTicketAsync(), await client.OpenTicketAsync());
        await client.OpenTicketAsync();
        await staff.AssignAsync(first, staff.AccountId);
        await staff.MoveAsync(second, "resolved");

        var own = await client.GetAsync("/api/tickets/counts");
        (own.GetProperty("new").GetInt64(), own.GetProperty("resolved").GetInt64(), own.GetProperty("inProgress").GetInt64()).ShouldBe((2, 1, 0));
        own.GetProperty("mine").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var all = await staff.GetAsync("/api/tickets/counts");
        all.GetProperty("mine").GetInt64().ShouldBe(1);
        all.GetProperty("unassigned").GetInt64().ShouldBeGreaterThanOrEqualTo(1);
    }

    private static TicketStatus StatusOf(string name) => ClientPortal.Api.Json.SnakeCase.Parse<TicketStatus>(name);
}
