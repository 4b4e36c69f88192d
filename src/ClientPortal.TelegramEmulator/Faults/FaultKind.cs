using System.Text.Json.Serialization;
using ClientPortal.TelegramEmulator.Control;

namespace ClientPortal.TelegramEmulator.Faults;

/// <summary>What a fault does to a call.</summary>
[JsonConverter(typeof(SnakeCaseEnum<FaultKind>))]
public enum FaultKind
{
    /// <summary>Answers <c>code</c> and <c>description</c> as given (400 by default).</summary>
    Error,

    /// <summary>403 Forbidden: bot was blocked by the user.</summary>
    Blocked,

    /// <summary>403 Forbidden: user is deactivated.</summary>
    Deactivated,

    /// <summary>403 Forbidden: bot can't initiate conversation with a user.</summary>
    CannotInitiate,

    /// <summary>429 with <c>retryAfter</c> seconds.</summary>
    TooManyRequests,

    /// <summary>A 5xx of <c>code</c> (500 by default).</summary>
    ServerError,

    /// <summary>Waits <c>delayMilliseconds</c>, then goes on as usual.</summary>
    Slow,

    /// <summary>Never answers; nothing is accepted.</summary>
    Hang,

    /// <summary>Breaks the connection; nothing is accepted.</summary>
    Reset,

    /// <summary>Accepts, then breaks the connection instead of answering.</summary>
    AnswerLost,

    /// <summary>400: the group became the supergroup <c>migrateToChatId</c>.</summary>
    Migrate,
}
