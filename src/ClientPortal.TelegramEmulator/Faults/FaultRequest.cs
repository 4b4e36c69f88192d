namespace ClientPortal.TelegramEmulator.Faults;

/// <summary>A fault to inject. Without method or chat it meets every call.</summary>
public sealed record FaultRequest
{
    public required FaultKind Kind { get; init; }

    /// <summary>Bot API method, without regard to case.</summary>
    public string? Method { get; init; }

    public long? ChatId { get; init; }

    /// <summary>How many calls it meets; without it, until it is removed.</summary>
    public int? Count { get; init; }

    /// <summary>Calls that pass before it begins.</summary>
    public int Skip { get; init; }

    public int? Code { get; init; }
    public string? Description { get; init; }

    /// <summary>Seconds, for TooManyRequests.</summary>
    public int? RetryAfter { get; init; }

    public int? DelayMilliseconds { get; init; }
    public long? MigrateToChatId { get; init; }
}

/// <summary>A fault in force.</summary>
public sealed record FaultInfo(string Id, FaultRequest Request, int Hits);
