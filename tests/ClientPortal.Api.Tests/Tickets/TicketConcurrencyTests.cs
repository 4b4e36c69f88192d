using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClientPortal.Api.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Tickets;

public sealed class TicketConcurrencyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommentsAtOnceGetConsecutiveVersions()
    {
        var client = await api.ClientAsync();
        var id = await client.OpenTicketAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(count => client.CommentAsync(id, $"Comment {count}")));

        (await SequencesAsync(id)).ShouldBe(Enumerable.Range(1, 21).Select(version => (long)version));
        (await client.GetAsync($"/api/tickets/{id}/conversation?limit=100")).GetProperty("items").GetArrayLength().ShouldBe(21);
    }

    [Fact]
    public async Task OfTwoMovesFromOneStatusOneIsRefused()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await client.OpenTicketAsync();

        var answers = await Task.WhenAll(staff.TryMoveAsync(id, "in_progress"), staff.TryMoveAsync(id, "in_progress"));

        answers.Select(answer => answer.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
        (await api.EventsAsync(id, Cancellation)).ShouldBe(["ticket.created", "ticket.status_changed"]);
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    [Theory]
    [InlineData("status", """{"status":"in_progress"}""")]
    [InlineData("assignee", """{"assigneeId":null}""")]
    [InlineData("priority", """{"priority":"low"}""")]
    public async Task StaleVersionIsRefusedAndThePresentOneIsTaken(string route, string body)
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await client.OpenTicketAsync();
        await client.CommentAsync(id, "More");
        var json = JsonSerializer.Deserialize<JsonElement>(body);

        using (var stale = await staff.Http.SendJsonAsync(HttpMethod.Put, $"/api/tickets/{id}/{route}", json, Cancellation, ("If-Match", "\"1\"")))
        {
            await stale.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "precondition_failed");
        }

        using (var strange = await staff.Http.SendJsonAsync(HttpMethod.Put, $"/api/tickets/{id}/{route}", json, Cancellation, ("If-Match", "yesterday's")))
        {
            await strange.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_if_match");
        }

        using var present = await staff.Http.SendJsonAsync(HttpMethod.Put, $"/api/tickets/{id}/{route}", json, Cancellation, ("If-Match", "\"2\""));
        await present.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ClientsVersionTakesNoNoticeOfNotes()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await client.OpenTicketAsync();
        await staff.MoveAsync(id, "resolved");
        using var read = await client.Http.GetAsync($"/api/tickets/{id}", Cancellation);
        await staff.NoteAsync(id, "Between us");

        using var solved = await client.Http.SendJsonAsync(HttpMethod.Put, $"/api/tickets/{id}/status", new { status = "closed" }, Cancellation, ("If-Match", read.Headers.ETag!.Tag));
        await solved.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task UnchangedTicketIsNotSentAgain()
    {
        var client = await api.ClientAsync();
        var id = await client.OpenTicketAsync();
        using var response = await client.Http.SendJsonAsync(HttpMethod.Get, $"/api/tickets/{id}", null, Cancellation, ("If-None-Match", "\"1\""));
        response.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task FailureAtTheEndLeavesNeitherRowNorEvent()
    {
        var client = await api.ClientAsync();
        var id = await client.OpenTicketAsync();
        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using (var fault = database.CreateCommand("""
            create function portal.refuse() returns trigger language plpgsql as $$ begin if new.body like '%"Poison"%' then raise 'refused'; end if; return new; end $$;
            create trigger refuse before insert on portal.outbox for each row execute function portal.refuse();
            """))
        {
            await fault.ExecuteNonQueryAsync(Cancellation);
        }

        using (var comment = await client.TryCommentAsync(id, "Poison"))
        {
            await comment.ShouldBeProblemAsync(HttpStatusCode.InternalServerError, "internal_error");
        }

        using (var opened = await client.Http.PostAsJsonAsync("/api/tickets", new { title = "Poison", text = "Poison" }, Cancellation))
        {
            await opened.ShouldBeProblemAsync(HttpStatusCode.InternalServerError, "internal_error");
        }

        var read = await client.ReadTicketAsync(id);
        read.GetProperty("version").GetInt64().ShouldBe(1);
        read.GetProperty("conversation").GetProperty("items").GetArrayLength().ShouldBe(1);
        (await client.ListAsync("")).ShouldBe([id]);
        (await api.EventsAsync(id, Cancellation)).ShouldBe(["ticket.created"]);
    }

    private Task<List<long>> SequencesAsync(Guid ticket) => api.InScopeAsync(services => services.GetRequiredService<PortalDbContext>().Database
        .SqlQuery<long>($"SELECT sequence AS \"Value\" FROM portal.outbox WHERE subject = {ticket.ToString()} ORDER BY position").ToListAsync(Cancellation));
}
