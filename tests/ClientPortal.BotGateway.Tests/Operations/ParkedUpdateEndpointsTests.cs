using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.BotGateway.Tests.Updates;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Operations;

public sealed class ParkedUpdateEndpointsTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StaffSeeWhatIsParkedAndAdminsItsContent()
    {
        await using var issuer = await TokenIssuer.StartAsync(Cancel);
        var heals = false;
        var handler = new ScriptedHandler((_, _) => heals ? Task.CompletedTask : throw new InvalidOperationException("odd"));
        var (scene, telegram) = await TelegramSide.StartAsync(database, handler, ("Updates:MaxAttempts", "1"), ("Auth:Authority", issuer.Url));
        await using var ending = scene;
        using var _ = telegram;
        await telegram.PostAsync(TelegramSide.Message(41, 11, "secret words"));
        await Eventually.Matches(
            async _ => (await SendAsync(scene, HttpMethod.Get, "", issuer.Token("staff"))).Body!["parked"]!.GetValue<long>(), parked => parked == 1, "it is parked", Cancel);

        var item = (await SendAsync(scene, HttpMethod.Get, "/parked", issuer.Token("staff"))).Body!["items"]!.AsArray().Single()!;
        (item["updateId"]!.GetValue<long>(), item["chatId"]!.GetValue<long>(), item["attempts"]!.GetValue<int>(), item["reason"]!.GetValue<string>(), item["payload"])
            .ShouldBe((41, 11, 1, "InvalidOperationException: odd", null));
        (await SendAsync(scene, HttpMethod.Get, "/parked/41", issuer.Token("staff"))).Body!["payload"].ShouldBeNull();
        (await SendAsync(scene, HttpMethod.Get, "/parked/41", issuer.Token("admin"))).Body!["payload"]!["message"]!["text"]!.GetValue<string>().ShouldBe("secret words");
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Get, "/parked"), (HttpMethod.Get, "/parked/41"), (HttpMethod.Post, "/parked/41/requeue") })
        {
            (await SendAsync(scene, method, path, issuer.Token("client"))).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await SendAsync(scene, method, path, null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }

        heals = true;
        (await SendAsync(scene, HttpMethod.Post, "/parked/41/requeue", issuer.Token("staff"))).Status.ShouldBe(HttpStatusCode.OK);
        await Eventually.True(() => handler.Calls.Count == 2, "it is tried again", Cancel);
        var gone = await SendAsync(scene, HttpMethod.Post, "/parked/41/requeue", issuer.Token("staff"));
        (gone.Status, gone.Body!["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        (await SendAsync(scene, HttpMethod.Get, "/parked?limit=0", issuer.Token("staff"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(BotScene scene, HttpMethod method, string path, string? token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(new Uri(scene.Gateway.Urls.First()), $"/api/telegram/updates{path}"));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, Cancel);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel)));
    }
}
