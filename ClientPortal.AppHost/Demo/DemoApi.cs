using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ClientPortal.AppHost.Demo;

/// <summary>The public HTTP API (or the emulator's control API) as one person uses it.</summary>
internal sealed class DemoApi(string baseUrl) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(baseUrl), Timeout = TimeSpan.FromSeconds(30) };

    public void Dispose() => _http.Dispose();

    public async Task SignInAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var signedIn = await PostAsync("api/auth/login", new { userName, password }, cancellationToken);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn["accessToken"]!.GetValue<string>());
    }

    /// <summary>Whether somebody can sign in already: an earlier start may have ended in the middle of the demo data.</summary>
    public async Task<bool> CanSignInAsync(string userName, string password, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync("api/auth/login", new { userName, password }, cancellationToken);
        return answer.IsSuccessStatusCode;
    }

    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new DemoSeedException($"GET {path} was answered with {(int)answer.StatusCode}: {text}");
    }

    /// <summary>Posts what may be there already (409).</summary>
    public async Task EnsureAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, cancellationToken);
        if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.Conflict)
        {
            throw new DemoSeedException($"POST {path} was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }

    /// <summary>Posts and returns the answer's body.</summary>
    /// <param name="key">Names the step, so that a repeat after a broken start adds nothing.</param>
    public async Task<JsonNode> PostAsync(string path, object body, CancellationToken cancellationToken, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", $"demo-{key}");
        }

        using var answer = await _http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text.Length == 0 ? "{}" : text)!
            : throw new DemoSeedException($"POST {path} was answered with {(int)answer.StatusCode}: {text}");
    }
}
