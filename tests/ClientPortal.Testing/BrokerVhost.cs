using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
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
