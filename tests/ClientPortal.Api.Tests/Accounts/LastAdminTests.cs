using System.Net;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Accounts;

public sealed class LastAdminTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly object Demotion = new { role = "staff", name = "Anna", language = "en", timeZone = "Europe/Berlin" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OfTwoWhoDemoteEachOtherOneStaysAdministrator()
    {
        var (one, other) = (await api.AdminAsync(), await api.AdminAsync());

        var answers = await Task.WhenAll(DemoteAsync(one, other.AccountId), DemoteAsync(other, one.AccountId));

        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using var count = database.CreateCommand("SELECT count(*) FROM portal.accounts WHERE role = 'admin' AND active");
        (await count.ExecuteScalarAsync(Cancellation)).ShouldBe(1L);
    }

    // The loser is refused as the last administrator, or, when he comes late, because he is none any more.
    private static async Task<HttpStatusCode> DemoteAsync(Caller caller, Guid account)
    {
        using var response = await caller.Http.SendJsonAsync(HttpMethod.Put, $"/api/accounts/{account}", Demotion, Cancellation, ("If-Match", "*"));
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Unauthorized);
        return response.StatusCode;
    }
}
