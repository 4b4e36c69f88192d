namespace ClientPortal.TelegramEmulator.Webhooks;

/// <summary>A bot's webhook as set.</summary>
internal sealed record WebhookRecord
{
    public required long Bot { get; init; }

    /// <summary>Empty when the webhook was removed.</summary>
    public required string Url { get; init; }

    public string? SecretToken { get; init; }
    public int MaxConnections { get; init; } = DefaultMaxConnections;
    public string? IpAddress { get; init; }
    public IReadOnlyList<string>? AllowedUpdates { get; init; }

    public const int DefaultMaxConnections = 40;
}

/// <summary>The last delivery that failed.</summary>
internal sealed record WebhookFailure(DateTimeOffset At, string Message);
