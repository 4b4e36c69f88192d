using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.Control;

public sealed record BotView(long Id, string Username, string Name, int PendingUpdates, bool HasWebhook);

public sealed record UserView(long Id, string FirstName, string? LastName, string? Username, string? LanguageCode, bool Deactivated);

/// <summary>A chat and where it stands.</summary>
/// <param name="LastPosition">Pass it as <c>after</c> to read only what comes later.</param>
/// <param name="BotStatus">The bot's membership of a group: member, left, kicked.</param>
public sealed record ChatView(
    long Id, string Type, string Name, string? Username, bool Started, bool Blocked, string BotStatus,
    IReadOnlyList<long> Members, long? MigratedTo, int MessageCount, long LastPosition);

/// <summary>A message that a user sent or changed.</summary>
/// <param name="UpdateId">The update that the bot gets; null when it did not ask for this type.</param>
public sealed record SentMessage(ChatEntry Entry, int? UpdateId);

public sealed record SentMessages(IReadOnlyList<ChatEntry> Entries);

/// <summary>What a pressed button did.</summary>
/// <param name="CallbackId">Null when the button sent a text instead.</param>
public sealed record PressedButton(string? CallbackId, string? Url, string? CopiedText, SentMessage? Sent, int? UpdateId);

/// <summary>Messages that are new or changed since a position, in the order of their positions.</summary>
public sealed record History(IReadOnlyList<ChatEntry> Entries, long LastPosition);
