namespace ClientPortal.Notifications.Texts;

/// <summary>A button under a message: a link, or one that the bot answers.</summary>
/// <param name="CallbackData">1–64 bytes, as <see cref="NotificationStore.ButtonData"/> writes them.</param>
internal sealed record MessageButton(string Text, string? Url = null, string? CallbackData = null);
