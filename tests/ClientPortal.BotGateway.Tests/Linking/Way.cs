using ClientPortal.LocalServers;

namespace ClientPortal.BotGateway.Tests.Linking;

/// <summary>How updates come to a scene's gateway, and the language that everybody in the scene speaks.</summary>
public sealed record Way(bool Webhook, string Language)
{
    public static Way PollingInEnglish { get; } = new(Webhook: false, "en");

    public static Way WebhookInRussian { get; } = new(Webhook: true, "ru");

    internal IReadOnlyList<(string Key, string Value)> Settings => Webhook
        ? [("Telegram:Transport", "Webhook"), ("Telegram:WebhookUrl", $"http://127.0.0.1:{FreePorts.Next()}/telegram/webhook")]
        : [("Telegram:Transport", "Polling")];
}
