using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Updates;
using ClientPortal.TelegramEmulator.Webhooks;

namespace ClientPortal.TelegramEmulator.Chats;

/// <summary>One bot's world: its chats, its updates, its webhook. Read and written under <see cref="World.Gate"/>.</summary>
internal sealed class BotState(string token, User me)
{
    public string Token { get; } = token;

    public User Me { get; } = me;

    public long Id => Me.Id;

    public Dictionary<long, ChatState> Chats { get; } = [];

    public Dictionary<string, CallbackRecord> Callbacks { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string Scope, string Language), IReadOnlyList<BotCommand>> Commands { get; } = [];

    public UpdateQueue Updates { get; } = new();

    /// <summary>Null while no webhook is set.</summary>
    public WebhookRecord? Webhook { get; set; }

    /// <summary>Null means the default set: everything but chat_member and reactions.</summary>
    public IReadOnlyList<string>? AllowedUpdates { get; set; }

    public WebhookFailure? LastWebhookFailure { get; set; }

    /// <summary>Fires when the webhook is set, changed or removed.</summary>
    public Pulse WebhookChanged { get; } = new();

    public int LastMessageId { get; set; }

    public int LastUpdateId { get; set; }
}
