namespace ClientPortal.TelegramEmulator.Chats;

/// <summary>A pressed button and what the bot answered.</summary>
public sealed record CallbackRecord
{
    public required string Id { get; init; }
    public required long Bot { get; init; }
    public required long UserId { get; init; }
    public required long ChatId { get; init; }
    public required int MessageId { get; init; }
    public string? Data { get; init; }
    public required DateTimeOffset PressedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The note or alert that the bot showed; empty when it only stopped the spinner.</summary>
    public string? Text { get; init; }

    public bool ShowAlert { get; init; }
    public string? Url { get; init; }
}
