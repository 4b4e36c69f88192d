namespace ClientPortal.BotGateway.BotApi;

/// <summary>What a call of the Bot API came to. Exactly one of <see cref="Ok"/>, <see cref="ApiError"/>,
/// <see cref="NotSent"/> and <see cref="OutcomeUnknown"/>.</summary>
public abstract record BotApiResult<T>
{
    private BotApiResult()
    {
    }

    /// <summary>Telegram did it and returned <paramref name="Value"/>.</summary>
    public sealed record Ok(T Value) : BotApiResult<T>;

    /// <summary>Telegram answered that it did not do it.</summary>
    /// <param name="Code">Telegram's <c>error_code</c>, or the HTTP status where the body was not Telegram's.</param>
    /// <param name="Description">Telegram's own words.</param>
    public sealed record ApiError(int Code, string Description, ResponseParameters? Parameters) : BotApiResult<T>
    {
        /// <summary>True when the answer was not the Bot API's: a page of a proxy or a provider on the way, which says
        /// nothing about the message or the token.</summary>
        public bool IsForeign { get; init; }
    }

    /// <summary>The request was never written: trying again cannot send anything twice.</summary>
    public sealed record NotSent(string Reason) : BotApiResult<T>;

    /// <summary>The request was written, at least in part, and no answer arrived: it may have been done.</summary>
    public sealed record OutcomeUnknown(string Reason) : BotApiResult<T>;
}
