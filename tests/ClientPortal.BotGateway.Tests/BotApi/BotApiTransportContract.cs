using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.LocalServers;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.BotApi;

/// <summary>
/// What a broken or odd connection comes to with every adapter of the port: whether the message may have been sent is never guessed. One
/// subclass per adapter.
/// </summary>
public abstract class BotApiTransportContract
{
    private const string Token = "4242:AAsecretAAsecretAAsecretAA";
    private static readonly SendMessageRequest Request = new(1, "hello");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RefusedConnectionIsNotSent()
    {
        var api = Api(new Uri($"http://127.0.0.1:{FreePorts.Next()}"));
        using var owned = api as IDisposable;
        var result = await api.SendMessage(Request, Cancel);
        result.ShouldBe(new BotApiResult<Message>.NotSent("connection refused"));
    }

    [Fact]
    public async Task UnresolvableHostIsNotSent()
    {
        var api = Api(new Uri("http://bot-api.invalid"));
        using var owned = api as IDisposable;
        (await api.SendMessage(Request, Cancel)).ShouldBeOfType<BotApiResult<Message>.NotSent>();
    }

    [Fact]
    public async Task ConnectionThatNeverOpensIsNotSent()
    {
        var api = Api(
            new Uri("http://127.0.0.1:1"),
            connect: async (_, token) =>
            {
                await new TaskCompletionSource().Task.WaitAsync(token);
                throw new UnreachableException();
            });
        using var owned = api as IDisposable;
        (await api.SendMessage(Request, Cancel)).ShouldBeOfType<BotApiResult<Message>.NotSent>();
    }

    [Fact]
    public async Task ConnectionClosedAfterTheRequestHasAnUnknownOutcome()
    {
        await using var server = ScriptedServer.ThatCloses();
        var api = Api(server.Url);
        using var owned = api as IDisposable;
        (await api.SendMessage(Request, Cancel)).ShouldBeOfType<BotApiResult<Message>.OutcomeUnknown>();
        server.Requests.Count.ShouldBe(1, "the handler must not repeat it by itself");
    }

    [Fact]
    public async Task SilenceAfterTheRequestHasAnUnknownOutcome()
    {
        await using var server = ScriptedServer.ThatIsSilent();
        var api = Api(server.Url, answerTimeout: TimeSpan.FromMilliseconds(200));
        using var owned = api as IDisposable;
        var result = await api.SendMessage(Request, Cancel);
        result.ShouldBe(new BotApiResult<Message>.OutcomeUnknown("no answer within 0.2 s"));
    }

    [Fact]
    public async Task AnswerCutOffHasAnUnknownOutcome()
    {
        await using var server = ScriptedServer.ThatAnswersPartly("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"ok\":tr");
        var api = Api(server.Url);
        using var owned = api as IDisposable;
        (await api.SendMessage(Request, Cancel)).ShouldBeOfType<BotApiResult<Message>.OutcomeUnknown>();
    }

    [Fact]
    public async Task SuccessThatIsNotTheBotApisHasAnUnknownOutcome()
    {
        await using var server = ScriptedServer.ThatAnswers("200 OK", "text/html", "<html>Welcome to the hotel's network</html>");
        var api = Api(server.Url);
        using var owned = api as IDisposable;
        (await api.SendMessage(Request, Cancel)).ShouldBeOfType<BotApiResult<Message>.OutcomeUnknown>();
    }

    [Theory]
    [InlineData(502, "Bad Gateway", "text/html", "<h1>Bad gateway</h1>")]
    [InlineData(302, "Found", "text/html", "")]
    [InlineData(403, "Forbidden", "text/html", "<h1>Blocked by your provider</h1>")]
    [InlineData(404, "Not Found", "application/json", """{"error":"no such route"}""")]
    [InlineData(401, "Unauthorized", "application/json", "null")]
    [InlineData(400, "Bad Request", "application/json", "[]")]
    public async Task ErrorPageOfAProxyKeepsItsStatusAndIsNotTakenForTelegrams(int code, string words, string contentType, string body)
    {
        await using var server = ScriptedServer.ThatAnswers($"{code} {words}", contentType, body);
        var api = Api(server.Url);
        using var owned = api as IDisposable;
        var result = await api.SendMessage(Request, Cancel);
        result.ShouldBe(new BotApiResult<Message>.ApiError(code, words, null) { IsForeign = true });
    }

    [Fact]
    public async Task ErrorAnswerKeepsTelegramsWordsAndParameters()
    {
        await using var server = ScriptedServer.ThatAnswers(
            "429 Too Many Requests",
            "application/json",
            """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35","parameters":{"retry_after":35}}""");
        var api = Api(server.Url);
        using var owned = api as IDisposable;
        var result = await api.SendMessage(Request, Cancel);
        result.ShouldBe(new BotApiResult<Message>.ApiError(429, "Too Many Requests: retry after 35", new ResponseParameters(RetryAfter: 35)));
    }

    [Fact]
    public async Task CallCancelledBeforeItBeginsIsNotSent()
    {
        await using var server = ScriptedServer.ThatIsSilent();
        var api = Api(server.Url);
        using var owned = api as IDisposable;
        var result = await api.SendMessage(Request, new CancellationToken(canceled: true));
        result.ShouldBe(new BotApiResult<Message>.NotSent("cancelled"));
    }

    [Fact]
    public async Task TraceContextTravelsToAServerOfOnesOwnOnly()
    {
        await using var server = ScriptedServer.ThatAnswers("200 OK", "application/json", """{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"b"}}""");
        using var span = new Activity("test").Start();
        var own = Api(server.Url);
        using (own as IDisposable)
        {
            (await own.GetMe(Cancel)).ShouldBeOfType<BotApiResult<User>.Ok>();
        }

        var telegram = Api(new Uri("http://api.telegram.org"), connect: (_, token) => Connect(server.Url, token));
        using (telegram as IDisposable)
        {
            (await telegram.GetMe(Cancel)).ShouldBeOfType<BotApiResult<User>.Ok>();
        }

        server.Requests[0].ShouldContain($"traceparent: 00-{span.TraceId}");
        server.Requests[1].ShouldContain("Host: api.telegram.org");
        server.Requests[1].ShouldNotContain("traceparent");
    }

    protected abstract IBotApi Create(
        TelegramOptions options, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect);

    private IBotApi Api(
        Uri url,
        TimeSpan? answerTimeout = null,
        Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect = null) =>
        Create(
            new TelegramOptions { BotToken = Token, ApiBaseUrl = url, AnswerTimeout = answerTimeout ?? TimeSpan.FromSeconds(2), ConnectTimeout = TimeSpan.FromMilliseconds(500) },
            connect);

    private static async ValueTask<Stream> Connect(Uri server, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
