using System.Security.Cryptography;
using System.Text;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Bots;
using ClientPortal.BotGateway.Updates;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Webhooks;

/// <summary>The webhook as it should be.</summary>
internal sealed class WebhookPlan
{
    private readonly string _secret;
    private readonly byte[] _secretHash;

    public WebhookPlan(IOptions<TelegramOptions> options, BotIdentity identity)
    {
        var telegram = options.Value;
        Url = identity.Transport is UpdateTransport.Webhook ? identity.WebhookUrl : null;
        MaxConnections = telegram.MaxConnections;
        _secret = string.IsNullOrEmpty(telegram.WebhookSecret) ? Derived(telegram.BotToken) : telegram.WebhookSecret;
        _secretHash = Hash(_secret);
        Given = Hash($"{Url?.AbsoluteUri}\n{_secret}");
    }

    /// <summary>Null where there should be none.</summary>
    public Uri? Url { get; }

    public int MaxConnections { get; }

    /// <summary>What Telegram was given when it was given this plan, hashed.</summary>
    public byte[] Given { get; }

    public SetWebhookRequest Request =>
        new(Url?.AbsoluteUri ?? "", _secret, UpdateKinds.Allowed, MaxConnections);

    /// <summary>Compares hashes, in constant time: neither the secret's characters nor its length can be guessed one after the other.</summary>
    public bool IsSecret(string? presented) => CryptographicOperations.FixedTimeEquals(Hash(presented ?? ""), _secretHash);

    private static string Derived(string? token) => BotToken.TryParse(token, out var parsed)
        ? parsed!.DeriveSecret("webhook")
        : throw new InvalidOperationException("Telegram:BotToken was not validated.");

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
