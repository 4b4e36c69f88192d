namespace ClientPortal.NotificationStore;

/// <summary>How an attempt to send a claimed row ended.</summary>
public sealed record DeliveryOutcome
{
    private DeliveryOutcome(ClaimedNotification notification, NotificationState state, DateTimeOffset at)
    {
        Notification = notification;
        State = state;
        At = at;
    }

    public ClaimedNotification Notification { get; }

    /// <summary>The row's next state.</summary>
    public NotificationState State { get; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The message in the chat, once sent.</summary>
    public long? TelegramMessageId { get; private init; }

    /// <summary>False for a wait that a limit asked for.</summary>
    public bool SpendsAttempt { get; private init; }

    /// <summary>True when it goes out again although an earlier attempt may have arrived.</summary>
    public bool IsResend { get; private init; }

    /// <summary>The row's next attempt.</summary>
    public DateTimeOffset? NotBefore { get; private init; }

    /// <summary>One of <see cref="NotificationCauses"/>.</summary>
    public string? Cause { get; private init; }

    /// <summary>Telegram's error code.</summary>
    public int? ErrorCode { get; private init; }

    /// <summary>Telegram's description; never with the token.</summary>
    public string? Error { get; private init; }

    /// <summary>The chat's own pause, its rate or a 429 for it: no row of the chat leaves earlier.</summary>
    public DateTimeOffset? ChatNotBefore { get; init; }

    /// <summary>How long Telegram asked to wait by a 429; null when it did not.</summary>
    public TimeSpan? AskedWait { get; init; }

    /// <summary>Telegram accepted it.</summary>
    public static DeliveryOutcome Sent(ClaimedNotification notification, long telegramMessageId, DateTimeOffset at) =>
        new(notification, NotificationState.Sent, at) { TelegramMessageId = telegramMessageId, SpendsAttempt = true };

    /// <summary>Not now: again at <paramref name="notBefore"/>. The chat's later rows wait for it.</summary>
    public static DeliveryOutcome Retry(
        ClaimedNotification notification, DateTimeOffset notBefore, bool spendsAttempt, string cause, DateTimeOffset at, int? errorCode = null, string? error = null) =>
        new(notification, NotificationState.Pending, at)
        {
            NotBefore = notBefore, SpendsAttempt = spendsAttempt, Cause = cause, ErrorCode = errorCode, Error = error,
        };

    /// <summary>Never sent by this holder: given back as it was, for a quiet stop.</summary>
    public static DeliveryOutcome Released(ClaimedNotification notification, DateTimeOffset at) =>
        new(notification, NotificationState.Pending, at);

    /// <summary>It will not be sent.</summary>
    public static DeliveryOutcome Failed(
        ClaimedNotification notification, string cause, DateTimeOffset at, int? errorCode = null, string? error = null) =>
        new(notification, NotificationState.Failed, at) { SpendsAttempt = true, Cause = cause, ErrorCode = errorCode, Error = error };

    /// <summary>Nobody knows whether it arrived: once more, marked as possibly sent twice, or held, as the policy says.</summary>
    public static DeliveryOutcome Unknown(ClaimedNotification notification, string cause, UnknownOutcomePolicy policy, DateTimeOffset at, DateTimeOffset? notBefore = null)
    {
        var again = notification.Resends < policy.MaxResends;
        return new(notification, again ? NotificationState.Pending : NotificationState.Unknown, at)
        {
            SpendsAttempt = true, IsResend = again, NotBefore = again ? notBefore : null, Cause = cause,
        };
    }

    /// <summary>No longer wanted.</summary>
    public static DeliveryOutcome Cancelled(ClaimedNotification notification, string cause, DateTimeOffset at) =>
        new(notification, NotificationState.Cancelled, at) { Cause = cause };
}
