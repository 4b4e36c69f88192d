using System.Net;
using ClientPortal.Api.Cleaning;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Database;

public sealed class CleanUpTests(TimedApiFixture api) : IClassFixture<TimedApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatEndedLongAgoIsRemovedAndNothingElse()
    {
        var admin = await api.AdminAsync();
        await CreateAsync(admin, "old-one");
        api.Time.Advance(TimeSpan.FromHours(47));
        await CleanAsync();
        (await CountsAsync()).ShouldBe((1, 1, 1));

        api.Time.Advance(TimeSpan.FromHours(2));
        await CleanAsync();
        (await CountsAsync()).ShouldBe((1, 0, 1));

        api.Time.Advance(TimeSpan.FromDays(70));
        await CreateAsync(await api.AdminAsync(), "new-one");
        await CleanAsync();
        (await CountsAsync()).ShouldBe((1, 1, 1));
    }

    private static async Task CreateAsync(Caller admin, string userName)
    {
        using var response = await admin.Http.SendJsonAsync(
            HttpMethod.Post, "/api/accounts", new { userName, role = "staff", name = "Boris" }, Cancellation, ("Idempotency-Key", userName));
        await response.ShouldBeAsync(HttpStatusCode.Created);
    }

    private Task<bool> CleanAsync() => api.InScopeAsync(async services =>
    {
        await services.GetRequiredService<CleanUp>().RunAsync(Cancellation);
        return true;
    });

    private async Task<(long Sessions, long Keys, long Invites)> CountsAsync()
    {
        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using var command = database.CreateCommand(
            "SELECT (SELECT count(*) FROM portal.sessions), (SELECT count(*) FROM portal.idempotency_keys), (SELECT count(*) FROM portal.invites)");
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        await reader.ReadAsync(Cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}
