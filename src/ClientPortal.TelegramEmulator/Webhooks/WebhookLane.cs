using ClientPortal.TelegramEmulator.Updates;

namespace ClientPortal.TelegramEmulator.Webhooks;

/// <summary>Updates of one chat, delivered one after the other, and the pause after a failure.</summary>
internal sealed class WebhookLane(TimeProvider time)
{
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(1);

    private TimeSpan _delay = TimeSpan.FromSeconds(1);
    private int _failures;

    public Queue<StoredUpdate> Updates { get; } = new();

    public bool InFlight { get; set; }

    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>The front update was taken by the bot, or given up.</summary>
    public void Advance()
    {
        Updates.Dequeue();
        _delay = TimeSpan.FromSeconds(1);
        _failures = 0;
        NotBefore = default;
    }

    /// <summary>
    /// Plans the next attempt: at once after the first failure, then twice as long each time up to 60–120 s; a Retry-After
    /// counts instead, up to an hour. False when the update would be dead by then.
    /// </summary>
    public bool Retry(TimeSpan? retryAfter)
    {
        var now = time.GetUtcNow();
        var wait = TimeSpan.Zero;
        if (retryAfter is { } asked && asked > TimeSpan.Zero)
        {
            wait = asked < MaxRetryAfter ? asked : MaxRetryAfter;
        }
        else if (_failures > 0)
        {
            var longest = TimeSpan.FromSeconds(Random.Shared.Next(60, 121));
            _delay = _delay * 2 < longest ? _delay * 2 : longest;
            wait = _delay;
        }

        _failures++;
        NotBefore = now + wait;
        return NotBefore <= Updates.Peek().ExpiresAt;
    }
}
