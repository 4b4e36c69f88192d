using System.Text;
using System.Text.Json;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Formatting;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>Reads one button of an inline keyboard.</summary>
internal static class InlineButtonReader
{
    private const int MaxCallbackBytes = 64;
    private const int MaxCopiedCharacters = 256;

    /// <summary>The button, or null for one without a text, which Telegram leaves out.</summary>
    public static InlineKeyboardButton? Read(JsonElement button)
    {
        InlineKeyboardButton read;
        try
        {
            read = ReadFields(button);
        }
        catch (BotApiException exception)
        {
            throw BotApiException.BadRequest($"Can't parse inline keyboard button: {exception.Message["Bad Request: ".Length..]}");
        }

        return read.Text.Length == 0 ? null : Checked(read);
    }

    private static InlineKeyboardButton ReadFields(JsonElement button)
    {
        if (button.ValueKind != JsonValueKind.Object)
        {
            throw BotApiException.BadRequest("InlineKeyboardButton must be an Object");
        }

        var plain = new InlineKeyboardButton
        {
            Text = button.RequiredText("text"),
            IconCustomEmojiId = button.OptionalText("icon_custom_emoji_id"),
            Style = KeyboardReader.Style(button),
        };
        if (button.OptionalText("url") is { Length: > 0 } url)
        {
            return plain with { Url = url };
        }

        if (button.OptionalText("callback_data") is { Length: > 0 } data)
        {
            return plain with { CallbackData = data };
        }

        if (button.OptionalText("switch_inline_query") is { } query)
        {
            return plain with { SwitchInlineQuery = query };
        }

        if (button.OptionalText("switch_inline_query_current_chat") is { } queryHere)
        {
            return plain with { SwitchInlineQueryCurrentChat = queryHere };
        }

        if (button.OptionalObject("web_app") is { } webApp)
        {
            return plain with { WebApp = new WebAppInfo { Url = webApp.RequiredText("url") } };
        }

        return button.OptionalObject("copy_text") is { } copied
            ? plain with { CopyText = new CopyTextButton { Text = copied.RequiredText("text") } }
            : throw BotApiException.BadRequest("Text buttons are unallowed in the inline keyboard");
    }

    private static InlineKeyboardButton Checked(InlineKeyboardButton button)
    {
        if (button.CallbackData is { } data && Encoding.UTF8.GetByteCount(data) > MaxCallbackBytes)
        {
            throw BotApiException.BadRequest("BUTTON_DATA_INVALID");
        }

        if (button.CopyText is { Text: var text } && (text.Length == 0 || text.EnumerateRunes().Count() > MaxCopiedCharacters))
        {
            throw BotApiException.BadRequest("BUTTON_COPY_TEXT_INVALID");
        }

        if (button.WebApp is { Url: var webApp })
        {
            var checkedApp = LinkChecker.Check(webApp, httpsOnly: true);
            return checkedApp.Url is null ? throw Invalid("Web App URL", webApp, checkedApp.Error) : button with { WebApp = new WebAppInfo { Url = checkedApp.Url } };
        }

        if (button.Url is not { } url || EntityLinks.UserId(url) is not null)
        {
            return button;
        }

        var link = LinkChecker.Check(url);
        return link.Url is null ? throw Invalid("URL", url, link.Error) : button with { Url = link.Url };
    }

    private static BotApiException Invalid(string what, string url, string? reason) =>
        BotApiException.BadRequest($"Inline keyboard button {what} '{url}' is invalid: {reason}");
}
