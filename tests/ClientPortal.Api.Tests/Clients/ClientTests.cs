using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Clients;

public sealed class ClientTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StaffCreateACompanyThatThenSignsIn()
    {
        var staff = await api.StaffAsync();
        var created = await CreateAsync(staff, "ООО «Лютик»", "lyutik");
        var client = created.GetProperty("client");

        using var accepted = await api.Anonymous.SendJsonAsync(
            HttpMethod.Post, "/api/auth/invites/accept", new { token = created.GetProperty("invite").GetProperty("token").GetString(), password = "very good password" }, Cancellation);

        var account = (await accepted.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("account");
        account.GetProperty("clientId").GetGuid().ShouldBe(client.GetProperty("id").GetGuid());
        account.GetProperty("name").GetString().ShouldBe("ООО «Лютик»");
        account.GetProperty("language").GetString().ShouldBe("ru");
        account.GetProperty("timeZone").GetString().ShouldBe("Europe/Moscow");
    }

    [Fact]
    public async Task RefusedUserNameLeavesNoCompanyBehind()
    {
        var staff = await api.StaffAsync();
        await CreateAsync(staff, "First", "only-once");

        using var second = await staff.Http.SendJsonAsync(HttpMethod.Post, "/api/clients", new { name = "Second of two", userName = "only-once" }, Cancellation);

        await second.ShouldBeProblemAsync(HttpStatusCode.Conflict, "user_name_taken");
        (await NamesAsync(staff, "q=Second of two")).ShouldBeEmpty();
    }

    [Fact]
    public async Task NewNameOfTheCompanyIsItsAccountsName()
    {
        var (staff, client) = (await api.StaffAsync(), await api.ClientAsync());
        var change = new { name = "Renamed", language = "en", timeZone = "Asia/Tokyo", email = "office@renamed.example" };

        using var changed = await staff.Http.SendJsonAsync(HttpMethod.Put, $"/api/clients/{client.ClientId}", change, Cancellation, ("If-Match", await staff.ETagAsync($"/api/clients/{client.ClientId}")));

        await changed.ShouldBeAsync(HttpStatusCode.OK);
        using var me = await client.Http.GetAsync("/api/me", Cancellation);
        (await me.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("name").GetString().ShouldBe("Renamed");
        (await api.EventsAsync(client.AccountId, Cancellation)).ShouldBe(["account.changed"]);
    }

    [Fact]
    public async Task DeactivatedClientIsOutAtOnce()
    {
        var (staff, client) = (await api.StaffAsync(), await api.ClientAsync());

        using var deactivated = await staff.Http.PostAsync($"/api/clients/{client.ClientId}/deactivate", null, Cancellation);

        (await deactivated.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("active").GetBoolean().ShouldBeFalse();
        using var me = await client.Http.GetAsync("/api/me", Cancellation);
        await me.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        using var reactivated = await staff.Http.PostAsync($"/api/clients/{client.ClientId}/reactivate", null, Cancellation);
        await reactivated.ShouldBeAsync(HttpStatusCode.OK);
        (await api.EventsAsync(client.AccountId, Cancellation)).ShouldBe(["account.deactivated", "account.changed"]);
    }

    [Theory]
    [InlineData("name", "Ärger,alpha,Бета,Яблоко")]
    [InlineData("created", "Ärger,Бета,alpha,Яблоко")]
    public async Task ListIsSortedAndPaged(string sort, string expected)
    {
        var staff = await api.StaffAsync();
        var mark = $"x{Guid.NewGuid():N}"[..10];
        foreach (var name in new[] { "Яблоко", "alpha", "Бета", "Ärger" })
        {
            await CreateAsync(staff, name, $"{mark}-{Guid.NewGuid():N}"[..30], contactName: mark);
        }

        var names = await NamesAsync(staff, $"q={mark}&sort={sort}&limit=1");

        // Which letters come first is the database's collation; that pages neither lose nor repeat anything is ours.
        names.Order(StringComparer.Ordinal).ShouldBe(expected.Split(',').Order(StringComparer.Ordinal));
        if (sort == "created")
        {
            names.ShouldBe(expected.Split(','));
        }
    }

    [Theory]
    [InlineData("Ж")]
    [InlineData("字")]
    [InlineData("😀")]
    public async Task LongestNamesOfEveryScriptArePaged(string letter)
    {
        var staff = await api.StaffAsync();
        var mark = $"x{Guid.NewGuid():N}"[..10];
        var name = string.Concat(Enumerable.Repeat(letter, 200 / letter.Length));
        await CreateAsync(staff, name, $"{mark}-1", contactName: mark);
        await CreateAsync(staff, name, $"{mark}-2", contactName: mark);

        (await NamesAsync(staff, $"q={mark}&limit=1")).ShouldBe([name, name]);
    }

    [Fact]
    public async Task SearchTakesWildcardsLiterally()
    {
        var staff = await api.StaffAsync();
        await CreateAsync(staff, "100% cotton_wool", "cotton");

        (await NamesAsync(staff, "q=100%25")).ShouldBe(["100% cotton_wool"]);
        (await NamesAsync(staff, "q=cotton_w")).ShouldBe(["100% cotton_wool"]);
        (await NamesAsync(staff, "q=cotton__")).ShouldBeEmpty();
    }

    private static async Task<JsonElement> CreateAsync(Caller staff, string name, string userName, string? contactName = null)
    {
        using var response = await staff.Http.SendJsonAsync(HttpMethod.Post, "/api/clients", new { name, userName, contactName }, Cancellation);
        return await response.ShouldBeAsync(HttpStatusCode.Created);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Caller staff, string query)
    {
        var names = new List<string>();
        for (string? cursor = null, next = ""; next is not null; cursor = next)
        {
            using var response = await staff.Http.GetAsync($"/api/clients?{query}{(cursor is null ? "" : $"&cursor={cursor}")}", Cancellation);
            var page = await response.ShouldBeAsync(HttpStatusCode.OK);
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!));
            next = page.GetProperty("nextCursor").GetString();
        }

        return names;
    }
}
