using System.ComponentModel.DataAnnotations;

namespace ClientPortal.TelegramEmulator.Limits;

/// <summary>
/// Telegram's published guidance for sending: about 30 messages/s per bot, 1/s per chat with short bursts, 20/min per group.
/// 0 switches a limit off.
/// </summary>
public sealed class LimitOptions
{
    /// <summary>Messages per second that one bot may send.</summary>
    [Range(0, 1_000_000)]
    public double PerBotPerSecond { get; set; } = 30;

    /// <summary>Messages that one bot may send at once after a pause.</summary>
    [Range(1, 1_000_000)]
    public int PerBotBurst { get; set; } = 30;

    /// <summary>Messages per second into one chat.</summary>
    [Range(0, 1_000_000)]
    public double PerChatPerSecond { get; set; } = 1;

    /// <summary>Messages into one chat that may come at once after a pause.</summary>
    [Range(1, 1_000_000)]
    public int PerChatBurst { get; set; } = 3;

    /// <summary>Messages per minute into one group or supergroup, counted over the last 60 seconds.</summary>
    [Range(0, 1_000_000)]
    public int PerGroupPerMinute { get; set; } = 20;

    /// <summary>All limits off.</summary>
    public static LimitOptions Off => new() { PerBotPerSecond = 0, PerChatPerSecond = 0, PerGroupPerMinute = 0 };
}
