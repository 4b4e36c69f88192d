using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery.Answers;

/// <summary>Stable codes of why a message was not delivered, or not yet: stored, shown, counted and used to requeue by
/// cause. They extend <see cref="NotificationCauses"/> by what only the sender can know.</summary>
public static class Causes
{
    public const string BotBlocked = NotificationCauses.BotBlocked;
    public const string UserDeactivated = NotificationCauses.UserDeactivated;
    public const string ChatNotFound = NotificationCauses.ChatNotFound;
    public const string Rejected = NotificationCauses.Rejected;
    public const string TooManyRequests = NotificationCauses.TooManyRequests;
    public const string AttemptsExhausted = NotificationCauses.AttemptsExhausted;
    public const string NoAnswer = NotificationCauses.NoAnswer;

    /// <summary>The person never started the bot.</summary>
    public const string NeverStarted = "never_started";

    /// <summary>The bot was thrown out of a group or channel.</summary>
    public const string BotKicked = "bot_kicked";

    /// <summary>The bot is not in the group or channel.</summary>
    public const string NotAMember = "not_a_member";

    /// <summary>Another 403 than those above.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>The token is not valid; waits for a person.</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>Another reader of updates, or a web hook, is active for the bot.</summary>
    public const string Conflict = "conflict";

    /// <summary>Telegram answered 5xx.</summary>
    public const string Unavailable = "telegram_unavailable";

    /// <summary>Something on the way to Telegram answered in its place: a proxy, a provider's page.</summary>
    public const string NotTelegram = "not_telegram";

    /// <summary>The request never left.</summary>
    public const string NotSent = "not_sent";

    /// <summary>The group has another id by now.</summary>
    public const string Migrated = "chat_migrated";

    /// <summary>The message's file is no longer there, or its recipient may not see it.</summary>
    public const string FileGone = "file_gone";

    /// <summary>The Api, which keeps the message's file, is away.</summary>
    public const string ApiUnavailable = "api_unavailable";
}
