using System.ComponentModel.DataAnnotations;
using ClientPortal.TelegramEmulator.Limits;
using ClientPortal.TelegramEmulator.Storage;

namespace ClientPortal.TelegramEmulator.Hosting;

/// <summary>Settings of the emulator, section <c>Emulator</c>.</summary>
public sealed class EmulatorOptions
{
    public const string Section = "Emulator";

    /// <summary>A token that is good for development only: it opens nothing but an emulator.</summary>
    public const string DefaultBotToken = "7000000001:AAEmulatorTokenForDevelopmentOnly00";

    /// <summary>The bot's token, <c>&lt;bot id&gt;:&lt;secret&gt;</c>.</summary>
    public string BotToken { get; set; } = DefaultBotToken;

    /// <summary>The bot's display name.</summary>
    [Required]
    [StringLength(64, MinimumLength = 1)]
    public string BotName { get; set; } = "ClientPortal Bot";

    /// <summary>The bot's user name: letters, digits and underscores, ends with "bot".</summary>
    public string BotUsername { get; set; } = "clientportal_dev_bot";

    /// <summary>More bots beside the first one.</summary>
    public IList<BotOptions> Bots { get; } = [];

    /// <summary>Folder for the journal and the uploaded files. Unset: nothing survives a restart.</summary>
    public string? DataPath { get; set; }

    /// <summary>When the journal is forced to the disk. It is always handed to the operating system before an answer is sent.</summary>
    public FsyncPolicy Fsync { get; set; } = FsyncPolicy.Interval;

    /// <summary>The journal is rewritten as a snapshot once it is larger than this and twice its last snapshot. Bytes.</summary>
    [Range(1_000, long.MaxValue)]
    public long CompactAtBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>Messages kept per chat; older ones are forgotten.</summary>
    [Range(10, 10_000_000)]
    public int HistoryPerChat { get; set; } = 10_000;

    /// <summary>Bot API calls kept in the call log; older ones are only counted.</summary>
    [Range(10, 10_000_000)]
    public int CallLogSize { get; set; } = 50_000;

    /// <summary>Added to every Bot API answer, to resemble a distant server. Milliseconds.</summary>
    [Range(0, 60_000)]
    public int LatencyMilliseconds { get; set; }

    /// <summary>A callback query can be answered for this long. Seconds.</summary>
    [Range(1, 86_400)]
    public int CallbackAnswerSeconds { get; set; } = 900;

    public LimitOptions Limits { get; set; } = new();

    internal IEnumerable<BotOptions> AllBots() =>
        [new BotOptions { Token = BotToken, Name = BotName, Username = BotUsername }, .. Bots];
}

/// <summary>One more bot.</summary>
public sealed class BotOptions
{
    public string Token { get; set; } = "";
    public string Name { get; set; } = "Bot";
    public string Username { get; set; } = "";

    internal long Id => long.Parse(Token.AsSpan(0, Token.IndexOf(':', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture);
}
