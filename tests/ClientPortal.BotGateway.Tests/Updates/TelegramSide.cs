using System.Net;
using System.Text;
using System.Text.Json;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ClientPortal.BotGateway.Tests.Updates;

/// <summary>Delivers updates to a gateway's webhook, as Telegram does.</summary>
internal sealed class TelegramSide(Uri gateway) : IDisposable
{
    public const string Secret = "aSecretOfTheTests_1-2";

    private readonly HttpClient _http = new() { BaseAddress = gateway };

    /// <summary>A gateway that is told nothing by the emulator, only by the test.</summary>
    public static async Task<(BotScene Scene, TelegramSide Side)> StartAsync(
        PortalDatabase database, ScriptedHandler? handler = null, params (string Key, string Value)[] settings)
    {
        var scene = await BotScene.PrepareAsync(database, [("Telegram:Transport", "Off"), ("Telegram:WebhookSecret", Secret), .. settings]);
        await scene.StartGatewayAsync(handler is null ? null : services => services.AddSingleton<BotGateway.Updates.IUpdateHandler>(handler));
        return (scene, Of(scene.Gateway));
    }

    public static TelegramSide Of(WebApplication gateway) => new(new Uri(gateway.Urls.First()));

    /// <summary>A message in a private chat.</summary>
    public static string Message(long updateId, long chatId, string text, string? album = null, string? language = "en") => JsonSerializer.Serialize(new
    {
        update_id = updateId,
        message = new
        {
            message_id = updateId,
            date = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            from = new { id = chatId, is_bot = false, first_name = "Anna", language_code = language },
            chat = new { id = chatId, type = "private" },
            text,
            media_group_id = album,
        },
    });

    public async Task<HttpStatusCode> PostAsync(string body, string? secret = Secret)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await PostAsync(content, secret);
    }

    public async Task<HttpStatusCode> PostAsync(HttpContent content, string? secret = Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/telegram/webhook") { Content = content };
        if (secret is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        using var answer = await _http.SendAsync(request, BotScene.Cancel);
        return answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();
}
