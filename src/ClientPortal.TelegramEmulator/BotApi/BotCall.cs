using System.Globalization;
using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>One call of a Bot API method with its parameters, however they came.</summary>
internal sealed class BotCall(BotState bot, string method, BotArguments arguments, CallEntry entry)
{
    public BotState Bot { get; } = bot;

    /// <summary>Lower case.</summary>
    public string Method { get; } = method;

    public BotArguments Arguments { get; } = arguments;

    /// <summary>This call in the call log.</summary>
    public CallEntry Entry { get; } = entry;

    /// <summary>The parameter's text, or "" when it is absent, as Telegram does not tell these two apart.</summary>
    public string Text(string name) => Arguments.Values.GetValueOrDefault(name, "");

    public bool Has(string name) => Text(name).Length > 0;

    public bool Flag(string name) => Text(name).Trim().ToUpperInvariant() is "TRUE" or "YES" or "1";

    /// <summary>The number, or the default when it is absent or no number, clamped as Telegram does.</summary>
    public int Number(string name, int fallback, int min = int.MinValue, int max = int.MaxValue) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Math.Clamp(value, min, max)
            : fallback;

    public int MessageId(string name = "message_id") => Math.Max(0, Number(name, 0));
}
