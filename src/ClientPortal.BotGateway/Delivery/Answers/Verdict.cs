namespace ClientPortal.BotGateway.Delivery.Answers;

/// <summary>What the dispatcher does after an answer.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    public sealed record Sent(long? MessageId) : Verdict;

    /// <summary>Send the same message again at once, in another form.</summary>
    public sealed record SendAs(Alteration Alteration) : Verdict;

    /// <summary>The group lives on under another id: store it and send there.</summary>
    public sealed record Migrate(long ChatId) : Verdict;

    /// <summary>Too many requests: wait, spend no attempt.</summary>
    public sealed record Wait(TimeSpan RetryAfter, string Reason) : Verdict;

    /// <summary>A passing fault of Telegram or of the way there.</summary>
    public sealed record TryLater(string Cause, int? Code, string Reason, bool SpendsAttempt) : Verdict;

    /// <summary>It may have been sent.</summary>
    public sealed record Unknown(string Reason) : Verdict;

    /// <summary>Telegram will never take this message; the next one may be fine.</summary>
    public sealed record GiveUp(string Cause, int Code, string Reason) : Verdict;

    /// <summary>The chat takes nothing for now (or for good).</summary>
    public sealed record Unreachable(string Cause, int Code, string Reason, bool ForGood) : Verdict;

    /// <summary>The token is not valid: nothing can be sent until a person acts.</summary>
    public sealed record StopBot(int Code, string Reason) : Verdict;
}

/// <summary>Another form of the same message.</summary>
internal enum Alteration
{
    PlainText,
    WithoutThread,
    AsDocument,

    /// <summary>The message whose place it was to take is gone, or too old to be changed.</summary>
    AsNewMessage,
}
