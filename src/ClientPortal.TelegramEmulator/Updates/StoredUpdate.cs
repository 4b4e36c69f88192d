using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Updates;

/// <summary>An update that waits for its bot.</summary>
internal sealed record StoredUpdate
{
    public required long Bot { get; init; }
    public required Update Update { get; init; }

    /// <summary>Updates with one key are delivered one after the other: the chat's id.</summary>
    public required long QueueKey { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public int Id => Update.UpdateId;
}
