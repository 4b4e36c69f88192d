using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Files;
using ClientPortal.TelegramEmulator.Updates;
using ClientPortal.TelegramEmulator.Webhooks;

namespace ClientPortal.TelegramEmulator.Storage;

/// <summary>
/// One line of the journal: the new state of one thing. Replaying all lines in order gives the state back, and a
/// snapshot is nothing but the lines of everything that exists.
/// </summary>
internal sealed record JournalRecord
{
    public UserRecord? User { get; init; }
    public ChatRecord? Chat { get; init; }
    public ChatEntry? Entry { get; init; }
    public StoredUpdate? Update { get; init; }
    public DroppedUpdates? Dropped { get; init; }
    public WebhookRecord? Webhook { get; init; }
    public CommandsRecord? Commands { get; init; }
    public CallbackRecord? Callback { get; init; }
    public StoredFile? File { get; init; }
    public CountersRecord? Counters { get; init; }
}

internal sealed record DroppedUpdates(long Bot, IReadOnlyList<int> Ids);

internal sealed record CommandsRecord(long Bot, string Scope, string Language, IReadOnlyList<BotCommand> Commands);

/// <summary>Where ids go on, so that none is ever given twice.</summary>
internal sealed record CountersRecord(long Bot, int LastMessageId, int LastUpdateId, long LastPosition);
