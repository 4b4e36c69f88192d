namespace ClientPortal.TelegramEmulator.BotApi.Types;

/// <summary>A formatted part of a text. Offset and length count UTF-16 code units.</summary>
public sealed record MessageEntity
{
    public required int Offset { get; init; }
    public required int Length { get; init; }

    /// <summary>One of the names in <see cref="EntityTypes"/>.</summary>
    public required string Type { get; init; }

    public string? Url { get; init; }
    public User? User { get; init; }
    public string? Language { get; init; }
    public string? CustomEmojiId { get; init; }
    public long? UnixTime { get; init; }
    public string? DateTimeFormat { get; init; }

    internal int End => Offset + Length;
}
