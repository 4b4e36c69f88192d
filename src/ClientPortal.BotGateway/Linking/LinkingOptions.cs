using System.ComponentModel.DataAnnotations;

namespace ClientPortal.BotGateway.Linking;

/// <summary>Section <c>Linking</c>: deep links into the bot.</summary>
internal sealed class LinkingOptions
{
    public const string Section = "Linking";

    /// <summary>How long a deep link can be used.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Linking:TokenLifetime must be from 00:00:01 to 1.00:00:00: how long a deep link can be used.")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// What stands before the bot's name in a deep link. Without it <c>https://t.me/</c>, or, for a Bot API other than Telegram's own, the
    /// same page of the emulator. With a Bot API server of one's own set it to <c>https://t.me/</c>.
    /// </summary>
    public Uri? DeepLinkBase { get; set; }
}
