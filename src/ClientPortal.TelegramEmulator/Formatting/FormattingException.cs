namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>A text that cannot be parsed. The message is Telegram's, to be put after "can't parse entities: ".</summary>
internal sealed class FormattingException(string message) : Exception(message);
