namespace ClientPortal.BotGateway.Delivery.Pacing;

/// <summary>
/// Telegram's 429 does not say whether it means one chat or the whole bot. The chat that got it waits; then one message
/// to another chat is tried alone. If that one passes, the limit was the chat's and the others go on; if it gets a 429
/// as well, the whole bot is silent. Not thread-safe: only the dispatcher's loop calls it.
/// </summary>
internal sealed class FloodGuard(TimeProvider time)
{
    private bool _suspicious;
    private long? _probe;
    private long _silentUntil = long.MinValue;

    /// <summary>When the silence of the whole bot ends; null when there is none.</summary>
    public long? SilentUntil => _silentUntil > time.GetTimestamp() ? _silentUntil : null;

    public int Room()
    {
        if (SilentUntil is not null)
        {
            return 0;
        }

        return !_suspicious ? int.MaxValue : _probe is null ? 1 : 0;
    }

    public void Began(long notificationId)
    {
        if (_suspicious)
        {
            _probe ??= notificationId;
        }
    }

    /// <summary>A 429.</summary>
    /// <returns>True when it is for the whole bot.</returns>
    public bool Throttled(long notificationId, TimeSpan retryAfter)
    {
        if (_probe != notificationId)
        {
            _suspicious = true;
            return false;
        }

        _suspicious = false;
        _probe = null;
        _silentUntil = time.GetTimestamp() + (long)(retryAfter.TotalSeconds * time.TimestampFrequency);
        return true;
    }

    /// <summary>Any other end of a call.</summary>
    /// <param name="answered">False when there was no answer, which proves nothing.</param>
    public void Ended(long notificationId, bool answered)
    {
        if (_probe == notificationId)
        {
            _probe = null;
            _suspicious = !answered;
        }
    }
}
