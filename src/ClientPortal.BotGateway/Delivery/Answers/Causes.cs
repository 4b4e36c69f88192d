namespace ClientPortal.BotGateway.Delivery.Answers;

/// <summary>Stable codes of why a message was not delivered: stored, shown, counted and used to requeue by cause.</summary>
public static class Causes
{
    public const string BotBlocked = "bot_blocked";
    public const string UserDeactivated = "user_deactivated";
    public const string NeverStarted = "never_started";
    public const string BotKicked = "bot_kicked";
    public const string NotAMember = "not_a_member";
    public const string ChatNotFound = "chat_not_found";
    public const string Rejected = "rejected";
    public const string Forbidden = "forbidden";
    public const string TooLong = "message_too_long";
    public const string CannotParse = "cannot_parse_entities";
    public const string Unauthorized = "unauthorized";
    public const string Conflict = "conflict";
    public const string Unavailable = "telegram_unavailable";
    public const string NotSent = "not_sent";
    public const string TooManyRequests = "too_many_requests";
    public const string Unknown = "outcome_unknown";
}
