using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Chats;

/// <summary>A message before it has an id.</summary>
internal sealed record MessageDraft
{
    /// <summary>Null for the bot itself.</summary>
    public User? Sender { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
    public string? Method { get; init; }
    public long? Call { get; init; }
    public string? TraceParent { get; init; }
    public bool Silent { get; init; }
    public ReplyInterface? ReplyInterface { get; init; }

    /// <summary>Fills the fields that depend on the message's kind.</summary>
    public required Func<Message, Message> Content { get; init; }
}
