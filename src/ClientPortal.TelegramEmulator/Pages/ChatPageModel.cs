using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.Pages;

/// <summary>What the chat page shows: a snapshot, taken under the gate.</summary>
public sealed record ChatPageModel(User Bot, IReadOnlyList<ChatSummary> Chats, OpenChat? Open, PageLinks Links);

/// <summary>A line of the chat list.</summary>
public sealed record ChatSummary(long Id, string Name, string Excerpt, string Time, bool Blocked);

/// <summary>The chat that is open, and who acts in it.</summary>
public sealed record OpenChat
{
    public required long Id { get; init; }
    public required string Name { get; init; }
    public required bool IsPrivate { get; init; }
    public required bool Started { get; init; }
    public required bool Blocked { get; init; }

    /// <summary>False for a deactivated account and in a group that became a supergroup.</summary>
    public required bool CanWrite { get; init; }

    public required User Actor { get; init; }
    public required IReadOnlyList<User> Members { get; init; }
    public required IReadOnlyList<ChatEntry> Entries { get; init; }
    public required IReadOnlyList<CallbackRecord> Waiting { get; init; }

    /// <summary>What the bot answered last to a pressed button.</summary>
    public CallbackRecord? Notice { get; init; }

    /// <summary>The reply keyboard in force.</summary>
    public ReplyInterface? Keyboard { get; init; }

    public Message? ReplyTo { get; init; }
    public Message? EditOf { get; init; }

    internal bool IsWaiting(int messageId, string data) => Waiting.Any(callback => callback.MessageId == messageId && callback.Data == data);
}
