using System.Net;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Tickets;

public sealed class TicketListTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FiltersNarrowTheList()
    {
        var (client, other, staff) = (await api.ClientAsync(), await api.ClientAsync(), await api.StaffAsync());
        var plain = await client.OpenTicketAsync();
        var urgent = await client.OpenTicketAsync(priority: "urgent");
        var mine = await client.OpenTicketAsync();
        await other.OpenTicketAsync();
        await staff.AssignAsync(mine, staff.AccountId);
        await staff.MoveAsync(mine, "in_progress");
        var scope = $"client={client.ClientId}";

        (await staff.ListAsync(scope)).ShouldBe([mine, urgent, plain]);
        (await staff.ListAsync($"{scope}&status=new")).ShouldBe([urgent, plain]);
        (await staff.ListAsync($"{scope}&status=new&status=in_progress")).ShouldBe([mine, urgent, plain]);
        (await staff.ListAsync($"{scope}&status=closed")).ShouldBeEmpty();
        (await staff.ListAsync($"{scope}&assignee=me")).ShouldBe([mine]);
        (await staff.ListAsync($"{scope}&assignee={staff.AccountId}")).ShouldBe([mine]);
        (await staff.ListAsync($"{scope}&assignee=none")).ShouldBe([urgent, plain]);
        (await staff.ListAsync($"{scope}&priority=urgent")).ShouldBe([urgent]);
        (await staff.ListAsync($"{scope}&priority=urgent&priority=normal&status=new")).ShouldBe([urgent, plain]);
        (await client.ListAsync("")).ShouldBe([mine, urgent, plain]);
    }

    [Fact]
    public async Task EveryOrderGoesBothWays()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var low = await client.OpenTicketAsync(priority: "low");
        var high = await client.OpenTicketAsync(priority: "high");
        var normal = await client.OpenTicketAsync();
        await client.CommentAsync(low, "More");

        foreach (var (sort, descending) in new[] { ("updated", new[] { low, normal, high }), ("created", [normal, high, low]), ("number", [normal, high, low]), ("priority", [high, normal, low]) })
        {
            (await client.ListAsync($"sort={sort}")).ShouldBe(descending, sort);
            (await client.ListAsync($"sort={sort}&order=asc")).ShouldBe(descending.Reverse(), sort);
            (await staff.ListAsync($"client={client.ClientId}&sort={sort}&order=desc")).ShouldBe(descending, sort);
        }
    }

    [Theory]
    [InlineData("updated", "desc")]
    [InlineData("updated", "asc")]
    [InlineData("priority", "desc")]
    [InlineData("number", "asc")]
    [InlineData("number", "desc")]
    public async Task PagesJoinWithoutGapOrRepeatThoughTicketsComeIn(string sort, string order)
    {
        var client = await api.ClientAsync();
        var expected = new HashSet<Guid>();
        for (var count = 0; count < 11; count++)
        {
            expected.Add(await client.OpenTicketAsync(priority: count % 2 == 0 ? "high" : "low"));
        }

        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await client.GetAsync($"/api/tickets?limit=3&sort={sort}&order={order}{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            cursor = page.GetProperty("nextCursor").GetString();
            await client.OpenTicketAsync("Newcomer");
        }
        while (cursor is not null && seen.Count < 30);

        seen.ShouldBeUnique();
        seen.Where(expected.Contains).Count().ShouldBe(expected.Count);
    }

    [Fact]
    public async Task SearchFindsByNumberSubjectAndPublicTexts()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await client.OpenTicketAsync("Принтеры сломались", "The scanner works fine");
        await client.OpenTicketAsync("Something else", "entirely");
        await staff.CommentAsync(id, "Замените картридж, please");
        var number = (await client.ReadTicketAsync(id)).GetProperty("number").GetInt64();

        foreach (var words in new[] { "принтер", "ПРИНТЕРОВ", "сканер scanner".Split(' ')[1], "картридж", "картри", "scanners принтер", $"{number}", $"#{number}", $"№ {number}", "сломался картридж" })
        {
            (await client.ListAsync($"q={Uri.EscapeDataString(words)}")).ShouldBe([id], words);
            (await staff.ListAsync($"client={client.ClientId}&q={Uri.EscapeDataString(words)}")).ShouldBe([id], words);
        }

        foreach (var words in new[] { "плоттер", "принтер плоттер", $"{number}7", "и", "&|!():*'\\", "%_" })
        {
            (await client.ListAsync($"q={Uri.EscapeDataString(words)}")).ShouldBeEmpty(words);
        }

        (await client.ListAsync("q=")).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("monitor", true)]
    [InlineData("quokka", false)] // staff search all clients' tickets, by the word index where the list's beginning holds too few
    public async Task SearchIsPagedLikeAnyList(string word, bool byClient)
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        for (var count = 0; count < 7; count++)
        {
            await client.OpenTicketAsync($"{word} {count}");
        }

        await client.OpenTicketAsync("Something else");
        var reader = byClient ? client : staff;
        var first = await reader.GetAsync($"/api/tickets?q={word}&limit=4");
        var second = await reader.GetAsync($"/api/tickets?q={word}&limit=4&cursor={first.Text("nextCursor")}");
        first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(item => item.Text("title"))
            .ShouldBe(Enumerable.Range(0, 7).Reverse().Select(count => $"{word} {count}"));
        second.GetProperty("nextCursor").GetString().ShouldBeNull();
        (await staff.GetAsync($"/api/tickets?q={word}&status=closed&sort=priority")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("priority=HIGH", "priority", "low, normal, high, urgent")]
    [InlineData("status=open", "status", "new, in_progress, waiting_for_client, resolved, closed")]
    public async Task ChoicesAreNamedWhereNoneOfThemIsMade(string query, string field, string choices)
    {
        var staff = await api.StaffAsync();
        using var response = await staff.Http.GetAsync($"/api/tickets?{query}", Cancellation);
        var problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_parameter");
        problem.GetProperty("errors").GetProperty(field)[0].GetString().ShouldBe($"Choose one of {choices}.");
    }

    [Theory]
    [InlineData("status=open", "invalid_parameter")]
    [InlineData("status=1", "invalid_parameter")]
    [InlineData("priority=highest", "invalid_parameter")]
    [InlineData("assignee=anna", "invalid_parameter")]
    [InlineData("client=42", "invalid_parameter")]
    [InlineData("sort=title", "invalid_parameter")]
    [InlineData("order=up", "invalid_parameter")]
    [InlineData("limit=0", "validation_failed")]
    [InlineData("limit=101", "validation_failed")]
    [InlineData("limit=many", "invalid_parameter")]
    [InlineData("limit=99999999999999999999", "invalid_parameter")]
    [InlineData("cursor=nonsense", "invalid_cursor")]
    [InlineData("q=%00", "invalid_character")]
    public async Task BadParametersAreNamed(string query, string code)
    {
        var staff = await api.StaffAsync();
        using var response = await staff.Http.GetAsync($"/api/tickets?{query}", Cancellation);
        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task CursorOfAnotherOrderIsRefused()
    {
        var client = await api.ClientAsync();
        await client.OpenTicketAsync();
        await client.OpenTicketAsync();
        var cursor = (await client.GetAsync("/api/tickets?limit=1")).Text("nextCursor");
        using var response = await client.Http.GetAsync($"/api/tickets?limit=1&sort=number&cursor={cursor}", Cancellation);
        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_cursor");
    }

    [Fact]
    public async Task LongQueryIsRefused()
    {
        var client = await api.ClientAsync();
        using var response = await client.Http.GetAsync($"/api/tickets?q={new string('a', 201)}", Cancellation);
        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation_failed");
    }
}
