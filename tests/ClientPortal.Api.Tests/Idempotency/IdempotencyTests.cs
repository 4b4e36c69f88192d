using System.Net;
using System.Text.Json;
using ClientPortal.Api.Tests.Tickets;
using ClientPortal.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Idempotency;

public sealed class IdempotencyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static object Company(string userName) => new { name = "Vasilek", userName };

    [Fact]
    public async Task RepeatGetsTheFirstAnswerWithoutItsSecret()
    {
        var staff = await api.StaffAsync();

        using var first = await PostAsync(staff, "key-1", Company("repeat-1"));
        using var second = await PostAsync(staff, "key-1", Company("repeat-1"));

        var created = await first.ShouldBeAsync(HttpStatusCode.Created);
        var repeated = await second.ShouldBeAsync(HttpStatusCode.Created);
        repeated.GetProperty("client").GetRawText().ShouldBe(created.GetProperty("client").GetRawText());
        created.GetProperty("invite").GetProperty("token").GetString().ShouldNotBeNullOrEmpty();
        repeated.GetProperty("invite").ValueKind.ShouldBe(JsonValueKind.Null);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await api.EventsAsync(created.GetProperty("client").GetProperty("account").GetProperty("id").GetGuid(), Cancellation)).ShouldBe(["account.created"]);
    }

    [Theory]
    [InlineData("status", """{"status":"in_progress"}""")]
    [InlineData("assignee", """{"assigneeId":null}""")]
    [InlineData("priority", """{"priority":"urgent"}""")]
    public async Task RepeatedChangeOfATicketGetsTheFirstAnswer(string member, string body)
    {
        var staff = await api.StaffAsync();
        var path = $"/api/tickets/{await (await api.ClientAsync()).OpenTicketAsync()}/{member}";
        var change = JsonSerializer.Deserialize<JsonElement>(body);

        using var first = await staff.Http.SendJsonAsync(HttpMethod.Put, path, change, Cancellation, ("Idempotency-Key", "change"));
        using var second = await staff.Http.SendJsonAsync(HttpMethod.Put, path, change, Cancellation, ("Idempotency-Key", "change"));

        (await second.ShouldBeAsync(HttpStatusCode.OK)).GetRawText().ShouldBe((await first.ShouldBeAsync(HttpStatusCode.OK)).GetRawText());
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        second.Headers.ETag.ShouldBe(first.Headers.ETag);
    }

    [Fact]
    public async Task KeyOfAnotherRequestIsRefused()
    {
        var staff = await api.StaffAsync();
        using var first = await PostAsync(staff, "key-2", Company("reused-1"));

        using var second = await PostAsync(staff, "key-2", Company("reused-2"));

        await first.ShouldBeAsync(HttpStatusCode.Created);
        await second.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
    }

    [Fact]
    public async Task KeysBelongToTheirAccount()
    {
        var (one, other) = (await api.StaffAsync(), await api.StaffAsync());

        using var first = await PostAsync(one, "key-3", Company("account-1"));
        using var second = await PostAsync(other, "key-3", Company("account-2"));

        await first.ShouldBeAsync(HttpStatusCode.Created);
        await second.ShouldBeAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task RefusedRequestDoesNotUseUpItsKey()
    {
        var staff = await api.StaffAsync();
        using var refused = await PostAsync(staff, "key-4", Company("a"));

        using var corrected = await PostAsync(staff, "key-4", Company("corrected"));

        await refused.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation_failed");
        await corrected.ShouldBeAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task ParallelRepeatsHaveOneEffect()
    {
        var staff = await api.StaffAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var response = await PostAsync(staff, "key-5", Company("parallel"));
            return (await response.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("client").GetProperty("id").GetGuid();
        }));

        ids.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task RepeatDuringLongWorkIsToldToWait()
    {
        var staff = await api.StaffAsync();
        await using var blocker = await BlockAccountsAsync();
        var first = PostAsync(staff, "key-6", Company("long-work"));
        await WaitForBlockedAsync();

        using var second = await PostAsync(staff, "key-6", Company("long-work"));

        await second.ShouldBeProblemAsync(HttpStatusCode.Conflict, "idempotency_in_progress");
        await blocker.CloseAsync();
        using var done = await first;
        await done.ShouldBeAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task CrashInTheMiddleLeavesNothingAndTheRepeatWorks()
    {
        var staff = await api.StaffAsync();
        await using var blocker = await BlockAccountsAsync();
        var first = PostAsync(staff, "key-7", Company("crash"));
        var blocked = await WaitForBlockedAsync();
        await using var admin = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using (var kill = admin.CreateCommand($"SELECT pg_terminate_backend({blocked})"))
        {
            await kill.ExecuteNonQueryAsync(Cancellation);
        }

        using var crashed = await first;
        await blocker.CloseAsync();
        using var repeat = await PostAsync(staff, "key-7", Company("crash"));

        await crashed.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
        crashed.Headers.RetryAfter.ShouldNotBeNull();
        await repeat.ShouldBeAsync(HttpStatusCode.Created);
        repeat.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    public async Task SenselessKeyIsRefused(string key)
    {
        var staff = await api.StaffAsync();

        using var response = await PostAsync(staff, key, Company("senseless"));

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_idempotency_key");
    }

    [Fact]
    public async Task TooLongKeyIsRefused()
    {
        var staff = await api.StaffAsync();

        using var longest = await PostAsync(staff, new string('k', 255), Company("longest"));
        using var longer = await PostAsync(staff, new string('k', 256), Company("longer"));

        await longest.ShouldBeAsync(HttpStatusCode.Created);
        await longer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_idempotency_key");
    }

    private static Task<HttpResponseMessage> PostAsync(Caller caller, string key, object body) =>
        caller.Http.SendJsonAsync(HttpMethod.Post, "/api/clients", body, Cancellation, ("Idempotency-Key", key));

    /// <summary>Holds a lock that lets nobody insert an account until the connection is closed.</summary>
    private async Task<NpgsqlConnection> BlockAccountsAsync()
    {
        var connection = new NpgsqlConnection(api.AdminConnectionString + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE portal.accounts IN SHARE MODE", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    /// <summary>The backend that waits for that lock.</summary>
    private async Task<int> WaitForBlockedAsync()
    {
        await using var admin = NpgsqlDataSource.Create(api.AdminConnectionString);
        return await Eventually.Matches(
            async token =>
            {
                await using var command = admin.CreateCommand(
                    "SELECT coalesce(min(pid), 0) FROM pg_locks WHERE relation = 'portal.accounts'::regclass AND NOT granted");
                return (int)(await command.ExecuteScalarAsync(token))!;
            },
            pid => pid != 0,
            "the request's backend waits for the lock",
            Cancellation);
    }
}
