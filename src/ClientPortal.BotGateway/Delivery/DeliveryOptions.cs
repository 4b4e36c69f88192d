using System.ComponentModel.DataAnnotations;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>Section <c>Delivery</c>: how fast, how often and how long messages are tried.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Messages per second over all chats of the bot. Telegram's guidance is 30.</summary>
    [Range(1, 100_000)]
    public int MessagesPerSecond { get; set; } = 30;

    /// <summary>Messages per second in one chat. Telegram's guidance is 1.</summary>
    [Range(1, 100_000)]
    public int MessagesPerSecondPerChat { get; set; } = 1;

    /// <summary>Messages per minute in one group. Telegram's guidance is 20.</summary>
    [Range(1, 1_000_000)]
    public int MessagesPerMinutePerGroup { get; set; } = 20;

    /// <summary>Chats that are sent to at the same moment: requests under way at most.</summary>
    [Range(1, 1_000)]
    public int MaxParallel { get; set; } = 64;

    /// <summary>
    /// Attempts that one message may spend on answers that promise nothing (5xx) before it is given up as failed.
    /// With the default delays the last one comes more than an hour after the first. 429 and a request that
    /// never left spend none.
    /// </summary>
    [Range(1, 1_000)]
    public int MaxAttempts { get; set; } = 25;

    /// <summary>The delay after the first failure; it doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan BackoffFirst { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest delay between two attempts.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan BackoffMost { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Failures in a row, over all chats, after which only single probes are sent until one succeeds.</summary>
    [Range(1, 1_000)]
    public int OutageAfterFailures { get; set; } = 3;

    /// <summary>The longest delay between two probes while Telegram is away.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan OutageProbeMost { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What to do with a message when nobody knows whether Telegram took it. Default: send it once more and mark it as
    /// possibly sent twice. True: hold it as <c>unknown</c> until a person decides.
    /// </summary>
    public bool HoldUnknown { get; set; }

    /// <summary>
    /// Least time between two turns at the database while there is work, so that the outcomes and claims of a moment share their round
    /// trips. The first message after a pause does not wait.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan TurnGap { get; set; } = TimeSpan.FromMilliseconds(40);

    /// <summary>How long an idle dispatcher waits for a NOTIFY before it looks by itself.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a claimed message belongs to its claimer. At least twice <c>Telegram:AnswerTimeout</c> and 10 s, or a slow
    /// answer would be taken for a crash.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ClaimDuration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a stopping dispatcher waits for the answers under way; then their outcome counts as unknown. Shorter than
    /// the 20 s that the service is given to stop.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:17")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(15);
}
