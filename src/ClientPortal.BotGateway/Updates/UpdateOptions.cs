using System.ComponentModel.DataAnnotations;

namespace ClientPortal.BotGateway.Updates;

/// <summary>Section <c>Updates</c>: how what Telegram tells the bot is taken in and handled.</summary>
public sealed class UpdateOptions
{
    public const string Section = "Updates";

    /// <summary>Chats that are served at the same moment.</summary>
    [Range(1, 1_000)]
    public int MaxParallel { get; set; } = 32;

    /// <summary>Attempts that an update gets before it is parked. A fault of the infrastructure spends none.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The pause after the first failure; it doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan RetryFirst { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two attempts.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan RetryMost { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the handling of one message or press may take, its file's way included; an album may take so long for each of its messages. Then it counts as failed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HandleTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>An album is whole when no further message of it has come for so long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:00:30")]
    public TimeSpan AlbumWait { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an idle process waits for a NOTIFY before it looks by itself.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stopping process lets what is under way end.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:15")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a request of long polling stays open, in whole seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:50")]
    public TimeSpan LongPoll { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>The pause after Telegram said that somebody else asks for this bot's updates.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ConflictPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Updates of one chat within a minute; what goes beyond is stored and not handled.</summary>
    [Range(1, 100_000)]
    public int MaxPerMinutePerChat { get; set; } = 60;

    /// <summary>The largest delivery that the webhook takes, in bytes.</summary>
    [Range(1_024, 16_777_216)]
    public int MaxBytes { get; set; } = 1_048_576;

    /// <summary>How long handled updates are kept: at least two days, since Telegram repeats one for a day.</summary>
    [Range(typeof(TimeSpan), "2.00:00:00", "365.00:00:00")]
    public TimeSpan KeepHandled { get; set; } = TimeSpan.FromDays(7);
}
