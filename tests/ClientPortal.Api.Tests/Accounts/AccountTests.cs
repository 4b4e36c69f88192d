using System.Net;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Accounts;

public sealed class AccountTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AdministratorCreatesAndChangesAColleague()
    {
        var admin = await api.AdminAsync();
        using var creation = await CreateAsync(admin, "boris", "staff");
        var account = (await creation.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("account");
        var id = account.GetProperty("id").GetGuid();
        creation.Headers.Location!.ToString().ShouldEndWith($"/api/accounts/{id}");
        account.GetProperty("hasPassword").GetBoolean().ShouldBeFalse();

        var change = new { role = "admin", name = "Boris B.", language = "en", timeZone = "Europe/Berlin" };
        using var changed = await admin.Http.SendJsonAsync(HttpMethod.Put, $"/api/accounts/{id}", change, Cancellation, ("If-Match", "\"1\""));

        var now = await changed.ShouldBeAsync(HttpStatusCode.OK);
        now.GetProperty("role").GetString().ShouldBe("admin");
        now.GetProperty("version").GetInt64().ShouldBe(2);
        (await api.EventsAsync(id, Cancellation)).ShouldBe(["account.created", "account.changed"]);
    }

    [Fact]
    public async Task UserNamesAreUniqueWhateverTheirCase()
    {
        var admin = await api.AdminAsync();
        using var first = await CreateAsync(admin, "same-name", "staff");

        using var second = await CreateAsync(admin, "SAME-name", "admin");

        await first.ShouldBeAsync(HttpStatusCode.Created);
        await second.ShouldBeProblemAsync(HttpStatusCode.Conflict, "user_name_taken");
    }

    [Fact]
    public async Task OfManyWhoWantAUserNameAtOnceOneGetsIt()
    {
        var admin = await api.AdminAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var response = await CreateAsync(admin, "wanted-name", "staff");
            if (response.StatusCode != HttpStatusCode.Created)
            {
                await response.ShouldBeProblemAsync(HttpStatusCode.Conflict, "user_name_taken");
            }

            return response.StatusCode;
        }));

        answers.Count(status => status == HttpStatusCode.Created).ShouldBe(1);
    }

    [Theory]
    [InlineData("ab", "staff", "userName")]
    [InlineData("борис", "staff", "userName")]
    [InlineData("with space", "staff", "userName")]
    [InlineData("boris2", "client", "role")]
    [InlineData("boris3", null, "role")]
    public async Task SenselessAccountIsRefused(string userName, string? role, string field)
    {
        using var response = await CreateAsync(await api.AdminAsync(), userName, role);

        var problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation_failed");
        problem.GetProperty("errors").GetProperty(field).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task DeactivatedColleagueIsOutAtOnceAndCanComeBack()
    {
        var (admin, staff) = (await api.AdminAsync(), await api.StaffAsync());

        using var deactivated = await PostAsync(admin, staff.AccountId, "deactivate");
        using var me = await staff.Http.GetAsync("/api/me", Cancellation);
        using var login = await LoginAsync(staff.UserName);
        using var twice = await PostAsync(admin, staff.AccountId, "deactivate");
        using var reactivated = await PostAsync(admin, staff.AccountId, "reactivate");
        using var again = await LoginAsync(staff.UserName);

        (await deactivated.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("active").GetBoolean().ShouldBeFalse();
        await me.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await login.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
        await twice.ShouldBeProblemAsync(HttpStatusCode.Conflict, "account_already_inactive");
        await reactivated.ShouldBeAsync(HttpStatusCode.OK);
        await again.ShouldBeAsync(HttpStatusCode.OK);
        (await api.EventsAsync(staff.AccountId, Cancellation)).ShouldBe(["account.deactivated", "account.changed"]);
    }

    [Fact]
    public async Task NobodyDeactivatesHimself()
    {
        var admin = await api.AdminAsync();

        using var response = await PostAsync(admin, admin.AccountId, "deactivate");

        await response.ShouldBeProblemAsync(HttpStatusCode.Conflict, "own_account");
    }

    [Fact]
    public async Task ChangedRoleCountsAtOnce()
    {
        var (admin, staff) = (await api.AdminAsync(), await api.StaffAsync());
        var change = new { role = "admin", name = "Anna", language = "en", timeZone = "Europe/Berlin" };

        using var changed = await admin.Http.SendJsonAsync(HttpMethod.Put, $"/api/accounts/{staff.AccountId}", change, Cancellation, ("If-Match", "*"));

        await changed.ShouldBeAsync(HttpStatusCode.OK);
        using var me = await staff.Http.GetAsync("/api/me", Cancellation);
        await me.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        using var refreshed = await api.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/refresh", new { refreshToken = staff.SignedIn.RefreshToken }, Cancellation);
        (await refreshed.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("account").GetProperty("role").GetString().ShouldBe("admin");
    }

    [Fact]
    public async Task ClientsAccountIsKeptThroughItsClient()
    {
        var (admin, client) = (await api.AdminAsync(), await api.ClientAsync());
        var change = new { role = "admin", name = "Anna", language = "en", timeZone = "Europe/Berlin" };

        using var changed = await admin.Http.SendJsonAsync(HttpMethod.Put, $"/api/accounts/{client.AccountId}", change, Cancellation, ("If-Match", "*"));
        using var deactivated = await PostAsync(admin, client.AccountId, "deactivate");

        await changed.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        await deactivated.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task ListIsFilteredAndPaged()
    {
        var admin = await api.AdminAsync();
        for (var i = 0; i < 5; i++)
        {
            using var created = await CreateAsync(admin, $"paged-{i}", "staff");
        }

        var seen = new List<string>();
        for (string? cursor = null, next = ""; next is not null; cursor = next)
        {
            using var response = await admin.Http.GetAsync($"/api/accounts?q=paged-&role=staff&active=true&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}", Cancellation);
            var page = await response.ShouldBeAsync(HttpStatusCode.OK);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("userName").GetString()!));
            next = page.GetProperty("nextCursor").GetString();
        }

        seen.ShouldBe(["paged-4", "paged-3", "paged-2", "paged-1", "paged-0"]);
    }

    private static Task<HttpResponseMessage> CreateAsync(Caller admin, string userName, string? role) =>
        admin.Http.SendJsonAsync(HttpMethod.Post, "/api/accounts", new { userName, role, name = "Boris" }, Cancellation);

    private static Task<HttpResponseMessage> PostAsync(Caller admin, Guid account, string what) =>
        admin.Http.PostAsync($"/api/accounts/{account}/{what}", null, Cancellation);

    private Task<HttpResponseMessage> LoginAsync(string userName) =>
        api.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { userName, password = ApiFixture.Password }, Cancellation);
}
