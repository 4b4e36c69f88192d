using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ClientPortal.BotGateway.Tests.BotApi;

/// <summary>A server on a raw socket that reads one whole request and then does what the test says: for answers that
/// no proper server gives.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<NetworkStream, Task> _answer;
    private readonly Task _loop;

    private ScriptedServer(Func<NetworkStream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _loop = Accept();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The requests as they came over the wire.</summary>
    public List<string> Requests { get; } = [];

    public static ScriptedServer ThatAnswers(string status, string contentType, string body) => new(stream =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status}\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}")).AsTask());

    public static ScriptedServer ThatAnswersPartly(string start) =>
        new(stream => stream.WriteAsync(Encoding.UTF8.GetBytes(start)).AsTask());

    public static ScriptedServer ThatCloses() => new(_ => Task.CompletedTask);

    public static ScriptedServer ThatIsSilent()
    {
        var never = new TaskCompletionSource();
        return new ScriptedServer(_ => never.Task);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Only then: a listener that is stopped before it is asked for the next connection complains.
        await _loop;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                Requests.Add(await ReadRequest(stream));
                await _answer(stream).WaitAsync(_stop.Token);
            }
        }
        catch (Exception stopped) when (_stop.IsCancellationRequested && stopped is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task<string> ReadRequest(NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), _stop.Token);
            length += read;
            var text = Encoding.UTF8.GetString(buffer, 0, length);
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (read == 0 || (head >= 0 && Encoding.UTF8.GetByteCount(text[(head + 4)..]) >= BodyLength(text)))
            {
                return text;
            }
        }
    }

    private static int BodyLength(string request)
    {
        const string Header = "Content-Length: ";
        var start = request.IndexOf(Header, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? 0 : int.Parse(request[(start + Header.Length)..request.IndexOf('\r', start)], provider: null);
    }
}
