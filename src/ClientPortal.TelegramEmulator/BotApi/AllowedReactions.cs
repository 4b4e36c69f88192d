namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>The emoji that Telegram takes as a reaction, as the Bot API's ReactionTypeEmoji lists them.</summary>
internal static class AllowedReactions
{
    private const string VariationSelector = "\uFE0F";

    private static readonly HashSet<string> Emoji = new(
        "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡".Split(' '),
        StringComparer.Ordinal);

    /// <summary>With or without the selector that asks for a coloured picture.</summary>
    public static bool Contains(string emoji) => Emoji.Contains(emoji.Replace(VariationSelector, "", StringComparison.Ordinal));
}
