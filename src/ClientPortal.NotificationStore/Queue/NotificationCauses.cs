using System.Reflection;

namespace ClientPortal.NotificationStore;

/// <summary>Stable codes of why a message is not sent, or not yet. Screens translate them.</summary>
public static class NotificationCauses
{
    /// <summary>Every cause that there is.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(NotificationCauses).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!),
    ];

    /// <summary>Skipped: the recipient never connected Telegram, or disconnected it.</summary>
    public const string NotConnected = "not_connected";

    /// <summary>Skipped or cancelled: nothing can be delivered to the link for now.</summary>
    public const string Suspended = "suspended";

    /// <summary>Skipped or cancelled: the recipient switched off Telegram, or this type of message.</summary>
    public const string SwitchedOff = "switched_off";

    /// <summary>Skipped or cancelled: the recipient muted this ticket.</summary>
    public const string Muted = "muted";

    /// <summary>Skipped or cancelled: the recipient paused everything but direct messages.</summary>
    public const string Paused = "paused";

    /// <summary>Skipped: the account is deactivated.</summary>
    public const string Deactivated = "deactivated";

    /// <summary>Skipped: no account event told of this recipient, even after a wait.</summary>
    public const string UnknownAccount = "unknown_account";

    /// <summary>Cancelled: the link was removed or now leads to another Telegram account.</summary>
    public const string LinkChanged = "link_changed";

    /// <summary>Failed: the bot is blocked. Also the reason of a suspended link.</summary>
    public const string BotBlocked = "bot_blocked";

    /// <summary>Failed: Telegram does not know the chat. Also the reason of a suspended link.</summary>
    public const string ChatNotFound = "chat_not_found";

    /// <summary>Failed: the Telegram account is gone. Also the reason of a removed link.</summary>
    public const string UserDeactivated = "user_deactivated";

    /// <summary>Failed: the passing faults did not pass.</summary>
    public const string AttemptsExhausted = "attempts_exhausted";

    /// <summary>Failed: Telegram refused the message itself.</summary>
    public const string Rejected = "rejected";

    /// <summary>Unknown: Telegram did not answer.</summary>
    public const string NoAnswer = "no_answer";

    /// <summary>Unknown: the dispatcher ended between the call and its record.</summary>
    public const string DispatcherLost = "dispatcher_lost";

    /// <summary>Back to pending: Telegram asked for silence.</summary>
    public const string TooManyRequests = "too_many_requests";

    /// <summary>Back to pending: Telegram or the network failed for a moment.</summary>
    public const string PassingFault = "passing_fault";

    /// <summary>Reason of a removed link: the person disconnected it.</summary>
    public const string DisconnectedByUser = "disconnected_by_user";

    /// <summary>Reason of a removed link: its Telegram account was moved to another portal account.</summary>
    public const string Moved = "moved";

    /// <summary>Reason of a removed link: the portal account was deactivated.</summary>
    public const string AccountDeactivated = "account_deactivated";
}
