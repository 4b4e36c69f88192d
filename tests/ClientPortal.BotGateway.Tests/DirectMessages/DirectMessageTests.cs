using System.Text.Json.Nodes;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.BotGateway.Tests.Linking;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.DirectMessages;

public sealed class DirectMessageTests(PortalDatabase database) : IClassFixture<PortalDatabase>, IAsyncLifetime
{
    private LinkScene _scene = null!;
    private PortalUser _client = null!;
    private PortalUser _olga = null!;

    public async ValueTask InitializeAsync()
    {
        _scene = await LinkScene.StartAsync(database);
        _client = await _scene.JoinAsync();
        _olga = await _scene.JoinAsync("Olga <Petrova>", AccountRole.Staff);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task MessageArrivesInTheSendersNameThoughThePauseAndItsOutcomeCanBeRead()
    {
        var anna = await _scene.ConnectAsync(_client);
        await _client.CallAsync("PUT", "api/telegram/client/preferences", new { paused = true });
        var (status, body) = await SendAsync("Is 5 < 6 & <b>7</b>?");
        (status, body!["state"]!.GetValue<string>(), body["cause"]).ShouldBe((202, "pending", null));
        (await anna.WaitForTextAsync("Is 5")).Message.Text.ShouldBe("💬 Olga <Petrova>\nIs 5 < 6 & <b>7</b>?");

        var sent = await Eventually.Matches(
            async _ => (await ListAsync("?type=direct_message")).Single()!, item => item["state"]!.GetValue<string>() == "sent", "it is sent", BotScene.Cancel);
        sent["id"]!.GetValue<long>().ShouldBe(body["items"]![0]!["id"]!.GetValue<long>());
        sent["notificationType"]!.GetValue<string>().ShouldBe("direct_message");
    }

    [Fact]
    public async Task LongMessageArrivesInNumberedPartsInOrder()
    {
        var anna = await _scene.ConnectAsync(_client);
        var text = string.Join(' ', Enumerable.Range(1, 2000)) + " the end";
        var (status, body) = await SendAsync(text);
        (status, body!["items"]!.AsArray().Count).ShouldBe((202, 3));
        await anna.WaitForTextAsync("the end");
        var parts = (await anna.BotTextsAsync()).Where(message => message!.StartsWith("💬", StringComparison.Ordinal)).ToArray();
        parts.Select(part => part!.Split('\n')[0]).ShouldBe([.. Enumerable.Range(1, 3).Select(number => $"💬 Olga <Petrova> · part {number} of 3")]);
        string.Join(' ', parts.Select(part => part!.Split('\n')[1])).ShouldBe(text);
    }

    [Fact]
    public async Task RepeatWithTheSameKeyAddsNothingAndAnotherMessageWithItIsRefused()
    {
        var other = await _scene.JoinAsync("Vasilek");
        var first = await SendAsync("once", key: "k-1");
        var second = await SendAsync("once", key: "k-1");
        second.Body!["items"]![0]!["id"]!.GetValue<long>().ShouldBe(first.Body!["items"]![0]!["id"]!.GetValue<long>());
        foreach (var (status, body) in new[] { await SendAsync("twice", key: "k-1"), await SendAsync("once", other, key: "k-1") })
        {
            (status, body!["code"]!.GetValue<string>()).ShouldBe((422, "idempotency_key_reused"));
        }

        (await ListAsync("")).Count.ShouldBe(1);
        await SendAsync("once");
        (await ListAsync("")).Count.ShouldBe(2);
        var igor = await _scene.JoinAsync("Igor", AccountRole.Admin);
        (await igor.CallAsync("POST", Path("send-message"), new { text = "once" }, "k-1")).Status.ShouldBe(202);
        (await ListAsync("")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task ClientWhoCannotBeReachedMakesItSkippedWithTheCause()
    {
        var (status, body) = await SendAsync("hello");
        (status, body!["state"]!.GetValue<string>(), body["cause"]!.GetValue<string>()).ShouldBe((202, "skipped", "not_connected"));
        await _scene.ConnectAsync(_client);
        await _client.CallAsync("PUT", "api/telegram/client/preferences", new { enabled = false });
        (await SendAsync("hello")).Body!["cause"]!.GetValue<string>().ShouldBe("switched_off");
        (await _olga.CallAsync("POST", Path("message-preview"), new { text = "x" })).Body!["cause"]!.GetValue<string>().ShouldBe("switched_off");
    }

    [Fact]
    public async Task PreviewShowsWhatTelegramWillShowAndSendsNothing()
    {
        var (status, body) = await _olga.CallAsync("POST", Path("message-preview"), new { text = "a < b 😀\u0007\r\n" });
        status.ShouldBe(200);
        var part = body!["parts"]!.AsArray().Single()!;
        part.ToJsonString().ShouldBe(new JsonObject
        {
            ["number"] = 1, ["html"] = "💬 <b>Olga &lt;Petrova&gt;</b>\na &lt; b 😀", ["text"] = "💬 Olga <Petrova>\na < b 😀", ["length"] = 24,
        }.ToJsonString());
        body["cause"]!.GetValue<string>().ShouldBe("not_connected");
        (await ListAsync("")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"text":""}""", "validation_failed")]
    [InlineData("""{"text":" \n\u0007 "}""", "validation_failed")]
    [InlineData("""{}""", "validation_failed")]
    [InlineData("""{"text":null}""", "validation_failed")]
    [InlineData("""{"text":5}""", "malformed_request")]
    [InlineData("""{"text":"\ud800"}""", "malformed_request")]
    [InlineData("null", "malformed_request")]
    [InlineData("", "malformed_request")]
    public async Task BadMessageIsAProblemWithACode(string body, string code)
    {
        foreach (var route in new[] { "send-message", "message-preview" })
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var answer = await _olga.SendAsync("POST", Path(route), content);
            ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(BotScene.Cancel))!["code"]!.GetValue<string>()).ShouldBe((400, code));
        }
    }

    [Fact]
    public async Task TooLongTextBadKeyBadPageAndUnknownClientAreRefused()
    {
        (Code(await SendAsync(new string('x', 20_001)))).ShouldBe((400, "validation_failed"));
        (Code(await SendAsync("x", key: new string('k', 256)))).ShouldBe((400, "invalid_idempotency_key"));
        (Code(await _olga.CallAsync("GET", Path("messages?limit=0")))).ShouldBe((400, "validation_failed"));
        (Code(await _olga.CallAsync("GET", Path("messages?type=%00")))).ShouldBe((400, "validation_failed"));
        (Code(await _olga.CallAsync("POST", $"api/telegram/client/{Guid.CreateVersion7()}/send-message", new { text = "x" }))).ShouldBe((404, "not_found"));
        (Code(await _olga.CallAsync("POST", $"api/telegram/client/{_olga.AccountId}/message-preview", new { text = "x" }))).ShouldBe((404, "not_found"));
        (Code(await _olga.CallAsync("GET", $"api/telegram/client/{Guid.CreateVersion7()}/messages"))).ShouldBe((404, "not_found"));

        static (int, string) Code((int Status, JsonNode? Body) answer) => (answer.Status, answer.Body!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task MessagesAreListedNewestFirstPageByPage()
    {
        foreach (var text in new[] { "1", "2", "3" })
        {
            await SendAsync(text);
        }

        var first = (await _olga.CallAsync("GET", Path("messages?limit=2"))).Body!;
        var next = first["next"]!.GetValue<long>();
        var second = (await _olga.CallAsync("GET", Path($"messages?limit=2&before={next}"))).Body!;
        long[] ids = [.. first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(item => item!["id"]!.GetValue<long>())];
        ids.Length.ShouldBe(3);
        ids.ShouldBe([.. ids.OrderDescending()]);
        second["next"].ShouldBeNull();
    }

    private string Path(string route) => $"api/telegram/client/{_client.Recipient.RecipientId}/{route}";

    private Task<(int Status, JsonNode? Body)> SendAsync(string text, PortalUser? to = null, string? key = null) =>
        _olga.CallAsync("POST", $"api/telegram/client/{(to ?? _client).Recipient.RecipientId}/send-message", new { text }, key);

    private async Task<JsonArray> ListAsync(string query) => (await _olga.CallAsync("GET", Path($"messages{query}"))).Body!["items"]!.AsArray();
}
