using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Web.Telegram;

/// <summary>Section <c>Telegram</c> of the pages.</summary>
public sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>Where the bundled emulator's chats are, for a link to them in development; null with the real Telegram.</summary>
    [Url(ErrorMessage = "The setting Telegram:EmulatorUrl (environment variable Telegram__EmulatorUrl) is no http or https URL: set it to the emulator's address, such as http://localhost:8081, or leave it out.")]
    public string? EmulatorUrl { get; set; }
}
