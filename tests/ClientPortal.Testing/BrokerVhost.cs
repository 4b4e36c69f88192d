using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace ClientPortal.Testing;

/// <summary>A fresh virtual host for one test class (as an <c>IClassFixture</c>), deleted with its queues and connections at the end.</summary>
public class BrokerVhost : IAsyncLifetime
{
    private HttpClient _management = new();

    public string Name { get; } = $"test-{Guid.CreateVersion7():N}";

    /// <summary>AMQP URI with user, password and this virtual host: the value of <c>ConnectionStrings:messaging</c>.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>The management API, signed in; relative addresses start with <c>api/</c>.</summary>
    public HttpClient Management => _management;

    public virtual async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var broker = await TestServers.RabbitMqAsync(cancellationToken);
        ConnectionString = new Uri(broker.Amqp, Name).ToString();
        _management = SignedIn(broker.Management);
        var user = Uri.UnescapeDataString(broker.Amqp.UserInfo.Split(':')[0]);

        using var created = await _management.PutAsync($"api/vhosts/{Name}", content: null, cancellationToken);
        created.EnsureSuccessStatusCode();
        var everything = new { configure = ".*", write = ".*", read = ".*" };
        using var permitted = await _management.PutAsJsonAsync($"api/permissions/{Name}/{Uri.EscapeDataString(user)}", everything, cancellationToken);
        permitted.EnsureSuccessStatusCode();
    }

    /// <summary>For those who use this virtual host the broker is away from now on: their connections end, and none can be opened.</summary>
    public async Task ShutAsync(CancellationToken cancellationToken)
    {
        using var limited = await _management.PutAsJsonAsync($"api/vhost-limits/{Name}/max-connections", new { value = 0 }, cancellationToken);
        limited.EnsureSuccessStatusCode();
        await Eventually.True(
            async ct =>
            {
                // A connection is listed some seconds after it was opened.
                var open = await _management.GetFromJsonAsync<JsonArray>($"api/vhosts/{Name}/connections", ct) ?? [];
                foreach (var connection in open)
                {
                    using var closed = await _management.DeleteAsync($"api/connections/{Uri.EscapeDataString(connection!["name"]!.GetValue<string>())}", ct);
                }

                var queues = await _management.GetFromJsonAsync<JsonArray>($"api/queues/{Name}", ct) ?? [];
                return open.Count == 0 && queues.All(queue => queue!["consumers"]?.GetValue<int>() is null or 0);
            },
            "all connections of the virtual host are closed",
            cancellationToken);
    }

    /// <summary>The broker is back.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        using var free = await _management.DeleteAsync($"api/vhost-limits/{Name}/max-connections", cancellationToken);
        free.EnsureSuccessStatusCode();
    }

    public virtual async ValueTask DisposeAsync()
    {
        using var deleted = await _management.DeleteAsync($"api/vhosts/{Name}", CancellationToken.None);
        _management.Dispose();
        GC.SuppressFinalize(this);
    }

    private static HttpClient SignedIn(Uri management)
    {
        var credentials = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(management.UserInfo));
        return new HttpClient
        {
            BaseAddress = new UriBuilder(management) { UserName = "", Password = "" }.Uri,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials)) },
        };
    }
}
