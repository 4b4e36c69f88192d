using System.Net;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Accounts;

public sealed class MeTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OwnerReadsHisAccount()
    {
        var client = await api.ClientAsync("Romashka");

        using var response = await client.Http.GetAsync("/api/me", Cancellation);

        var me = await response.ShouldBeAsync(HttpStatusCode.OK);
        me.GetProperty("role").GetString().ShouldBe("client");
        me.GetProperty("clientId").GetGuid().ShouldBe(client.ClientId!.Value);
        response.Headers.ETag!.Tag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task ChangedLanguageAndTimeZoneAreTold()
    {
        var client = await api.ClientAsync();

        using var response = await client.Http.SendJsonAsync(HttpMethod.Put, "/api/me", new { language = "en", timeZone = "Asia/Tokyo" }, Cancellation);

        var me = await response.ShouldBeAsync(HttpStatusCode.OK);
        me.GetProperty("language").GetString().ShouldBe("en");
        me.GetProperty("timeZone").GetString().ShouldBe("Asia/Tokyo");
        (await api.EventsAsync(client.AccountId, Cancellation)).ShouldBe(["account.changed"]);
    }

    [Fact]
    public async Task UnchangedSettingsAreNotTold()
    {
        var client = await api.ClientAsync(language: "ru");

        using var response = await client.Http.SendJsonAsync(HttpMethod.Put, "/api/me", new { language = "ru" }, Cancellation);

        await response.ShouldBeAsync(HttpStatusCode.OK);
        (await api.EventsAsync(client.AccountId, Cancellation)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"language":"de"}""", "language")]
    [InlineData("""{"timeZone":"Moscow"}""", "timeZone")]
    [InlineData("""{"timeZone":"Russian Standard Time"}""", "timeZone")]
    [InlineData("""{"name":"  "}""", "name")]
    [InlineData("""{"name":"a\nb"}""", "name")]
    public async Task WrongSettingIsNamed(string body, string field)
    {
        var staff = await api.StaffAsync();

        using var response = await staff.Http.PutAsync("/api/me", new StringContent(body, null, "application/json"), Cancellation);

        var problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation_failed");
        problem.GetProperty("errors").GetProperty(field).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task ClientCannotRenameItsCompany()
    {
        var client = await api.ClientAsync();

        using var response = await client.Http.SendJsonAsync(HttpMethod.Put, "/api/me", new { name = "Other" }, Cancellation);

        await response.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "name_managed_by_staff");
    }
}
