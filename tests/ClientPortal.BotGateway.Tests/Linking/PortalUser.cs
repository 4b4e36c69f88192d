using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Web;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.Contracts;
using ClientPortal.Testing;

namespace ClientPortal.BotGateway.Tests.Linking;

/// <summary>Somebody who is signed in to the portal.</summary>
internal sealed record PortalUser(LinkScene Scene, RecipientSnapshot Recipient, Guid AccountId, AccountRole Role, string Name)
{
    public string Side => Role is AccountRole.Client ? "client" : "user";

    /// <summary>What the bot asks whoever opens a deep link of his, in the scene's language.</summary>
    public string Question => Scene.Text(Role is AccountRole.Client ? "Link_AskClient" : "Link_AskStaff", Name);

    /// <summary>What the bot says when the connection stands, in the scene's language.</summary>
    public string Welcome => Scene.Text(Role is AccountRole.Client ? "Link_WelcomeClient" : "Link_WelcomeStaff", Name);

    private string Token => Scene.Issuer.Token(
        Role.ToString().ToLowerInvariant(), AccountId, Role is AccountRole.Client ? Recipient.RecipientId : null, Name);

    /// <summary>A new deep link's payload.</summary>
    public async Task<string> PayloadAsync()
    {
        var (status, body) = await CallAsync("POST", $"api/telegram/{Side}/generate-link");
        return status == 200
            ? HttpUtility.ParseQueryString(new Uri(body!["url"]!.GetValue<string>()).Query)["start"]!
            : throw new InvalidOperationException($"{status}: {body}");
    }

    public async Task<JsonNode> StatusAsync() => (await CallAsync("GET", $"api/telegram/{Side}/status")).Body!;

    /// <summary>Waits until the connection is in a state.</summary>
    public Task<JsonNode> WaitForAsync(string state) => Eventually.Matches(
        _ => StatusAsync(), status => status["state"]!.GetValue<string>() == state, $"the connection is {state}", BotScene.Cancel);

    public async Task<(int Status, JsonNode? Body)> CallAsync(string method, string path, object? body = null, string? key = null)
    {
        using var answer = await SendAsync(method, path, body is null ? null : JsonContent.Create(body), key);
        var text = await answer.Content.ReadAsStringAsync(BotScene.Cancel);
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public async Task<HttpResponseMessage> SendAsync(string method, string path, HttpContent? content = null, string? key = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(new Uri(Scene.Bot.Gateway.Urls.First()), path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await http.SendAsync(request, BotScene.Cancel);
    }
}
