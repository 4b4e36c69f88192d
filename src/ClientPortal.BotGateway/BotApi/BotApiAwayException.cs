namespace ClientPortal.BotGateway.BotApi;

/// <summary>The Bot API was not reached, or said that it cannot for now: the same call may succeed later.</summary>
/// <param name="reason">Without secrets.</param>
public sealed class BotApiAwayException(string reason) : Exception(reason)
{
    /// <summary>Throws for a result that says nothing about the request itself: not sent, 429, or a server's fault.</summary>
    public static void ThrowIfAway<T>(BotApiResult<T> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result is BotApiResult<T>.NotSent or BotApiResult<T>.ApiError { Code: 429 or >= 500 } or BotApiResult<T>.ApiError { IsForeign: true })
        {
            throw new BotApiAwayException(result.ToString()!);
        }
    }
}
