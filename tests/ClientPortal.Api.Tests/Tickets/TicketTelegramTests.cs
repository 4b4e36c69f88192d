using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ClientPortal.Api.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Tickets;

public sealed class TicketTelegramTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommentByTheBotIsMarkedAsTelegrams()
    {
        var client = await api.ClientAsync();
        var id = await client.OpenTicketAsync();
        using var bot = await DelegatedAsync(client.AccountId);

        using var response = await bot.PostAsJsonAsync($"/api/tickets/{id}/comments", new { text = "From my phone" }, Cancellation);
        (await response.ShouldBeAsync(HttpStatusCode.Created)).Text("via").ShouldBe("telegram");

        var read = await client.ReadTicketAsync(id);
        read.GetProperty("conversation").GetProperty("items").EnumerateArray().Select(entry => entry.Text("via")).ShouldBe(["portal", "telegram"]);
        read.GetProperty("history").GetProperty("items").EnumerateArray().Select(entry => entry.Text("via")).ShouldBe(["portal", "telegram"]);
        var body = await api.InScopeAsync(services => services.GetRequiredService<PortalDbContext>().Database
            .SqlQuery<string>($"SELECT body AS \"Value\" FROM portal.outbox WHERE subject = {id.ToString()} AND type = 'ticket.comment_added'").SingleAsync(Cancellation));
        body.ShouldContain("\"via\":\"telegram\"");
    }

    [Fact]
    public async Task LateRepeatOfSolvedDoesNotCloseATicketThatWasReopened()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var id = await client.OpenTicketAsync();
        await staff.MoveAsync(id, "resolved");
        using var bot = await DelegatedAsync(client.AccountId);
        using var solved = await SolvedAsync();
        (await solved.ShouldBeAsync(HttpStatusCode.OK)).Text("status").ShouldBe("closed");
        await staff.MoveAsync(id, "in_progress");
        await staff.MoveAsync(id, "resolved");

        using var repeat = await SolvedAsync();

        (await repeat.ShouldBeAsync(HttpStatusCode.OK)).Text("status").ShouldBe("closed");
        repeat.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await client.ReadTicketAsync(id)).Text("status").ShouldBe("resolved");

        Task<HttpResponseMessage> SolvedAsync() =>
            bot.SendJsonAsync(HttpMethod.Put, $"/api/tickets/{id}/status", new { status = "closed" }, Cancellation, ("Idempotency-Key", "update-17"));
    }

    private async Task<HttpClient> DelegatedAsync(Guid account)
    {
        var service = await TokenAsync(new() { ["grant_type"] = "client_credentials", ["client_id"] = "bot-gateway", ["client_secret"] = ApiFixture.GatewaySecret });
        var token = await TokenAsync(new()
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:token-exchange",
            ["actor_token"] = service,
            ["requested_subject"] = account.ToString(),
        });
        var http = api.CreateHttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private async Task<string> TokenAsync(Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await api.Anonymous.PostAsync("/oauth/token", content, Cancellation);
        return (await response.ShouldBeAsync(HttpStatusCode.OK)).Text("access_token");
    }
}
