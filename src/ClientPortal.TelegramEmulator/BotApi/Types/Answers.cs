namespace ClientPortal.TelegramEmulator.BotApi.Types;

/// <summary>What a failed call tells the bot besides its description.</summary>
public sealed record ResponseParameters
{
    public long? MigrateToChatId { get; init; }

    /// <summary>Seconds.</summary>
    public int? RetryAfter { get; init; }
}

public sealed record WebhookInfo
{
    public required string Url { get; init; }
    public bool HasCustomCertificate { get; init; }
    public required int PendingUpdateCount { get; init; }
    public string? IpAddress { get; init; }
    public long? LastErrorDate { get; init; }
    public string? LastErrorMessage { get; init; }
    public int? MaxConnections { get; init; }
    public IReadOnlyList<string>? AllowedUpdates { get; init; }
}

public sealed record BotCommand
{
    public required string Command { get; init; }
    public required string Description { get; init; }
}
