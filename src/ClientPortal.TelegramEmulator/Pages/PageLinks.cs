using System.Globalization;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Pages;

/// <summary>Addresses of the pages of one bot.</summary>
public sealed class PageLinks(User bot, bool isDefault)
{
    private const string Telegram = "https://t.me/";

    /// <summary>The value of the bot parameter; null for the first bot, which needs none.</summary>
    public string? BotField => isDefault ? null : bot.Id.ToString(CultureInfo.InvariantCulture);

    public string Home => Query("/");

    public string Start => $"/t.me/{bot.Username}";

    public string Chat(long chatId, long? actor = null) =>
        Query($"/chats/{Number(chatId)}", actor is { } id && id != chatId ? $"as={Number(id)}" : null);

    public string Composer(OpenChat chat, string mode, int messageId) =>
        Query($"/chats/{Number(chat.Id)}", Actor(chat), $"{mode}={Number(messageId)}");

    public string Panel(OpenChat chat) => Query($"/chats/{Number(chat.Id)}/panel", Actor(chat));

    public string List(long? chatId) => Query("/chats/list", chatId is { } id ? $"open={Number(id)}" : null);

    public string Events(long chatId) => Query($"/chats/{Number(chatId)}/events");

    public string Act(OpenChat chat, string action) => Query($"/chats/{Number(chat.Id)}/{action}", Actor(chat));

    public string File(string fileId) => $"/media/{Uri.EscapeDataString(fileId)}";

    /// <summary>
    /// An address that may be opened: http and https only. Links to a bot's start page lead to the emulator's own.
    /// Null for anything else, a script above all.
    /// </summary>
    public string? Outside(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return null;
        }

        return url.StartsWith(Telegram + bot.Username, StringComparison.OrdinalIgnoreCase) ? $"/t.me/{url[Telegram.Length..]}" : address.AbsoluteUri;
    }

    private string Query(string path, params string?[] parts)
    {
        var query = string.Join('&', parts.Append(BotField is null ? null : $"bot={BotField}").OfType<string>());
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private static string? Actor(OpenChat chat) => chat.Actor.Id == chat.Id ? null : $"as={Number(chat.Actor.Id)}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
