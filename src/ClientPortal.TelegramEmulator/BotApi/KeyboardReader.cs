using System.Text;
using System.Text.Json;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Formatting;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>Reads the parameter <c>reply_markup</c>.</summary>
internal static class KeyboardReader
{
    private const int MaxButtonsInRow = 12;
    private const int MaxButtons = 300;

    public static ReplyMarkup Read(string json, bool isPrivateChat)
    {
        if (json.Length == 0)
        {
            return ReplyMarkup.None;
        }

        using var document = JsonFields.TryParse(json)
            ?? throw BotApiException.BadRequest("Can't parse reply keyboard markup JSON object");
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw BotApiException.BadRequest("Object expected as reply markup");
        }

        var keyboard = ReadRows(root, "keyboard", "Field \"keyboard\" must be an Array of Arrays", button => ReadButton(button, isPrivateChat));
        var inline = ReadRows(
            root,
            "inline_keyboard",
            "Field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays",
            InlineButtonReader.Read);
        if (keyboard.Count > 0)
        {
            return new ReplyMarkup(null, Interface(root) with
            {
                Keyboard = keyboard,
                OneTimeKeyboard = root.OptionalFlag("one_time_keyboard"),
                ResizeKeyboard = root.OptionalFlag("resize_keyboard"),
                IsPersistent = root.OptionalFlag("is_persistent"),
            });
        }

        if (inline.Count > 0)
        {
            return new ReplyMarkup(new InlineKeyboardMarkup { InlineKeyboard = inline }, null);
        }

        if (root.OptionalFlag("remove_keyboard"))
        {
            return new ReplyMarkup(null, Interface(root) with { RemoveKeyboard = true });
        }

        return root.OptionalFlag("force_reply")
            ? new ReplyMarkup(null, Interface(root) with { ForceReply = true })
            : ReplyMarkup.None;
    }

    public static string? Style(JsonElement button)
    {
        var style = button.OptionalText("style")?.ToLowerInvariant();
        return style switch
        {
            null or "" or "default" => null,
            "primary" or "danger" or "success" => style,
            _ => throw BotApiException.BadRequest("invalid button style specified"),
        };
    }

    private static ReplyInterface Interface(JsonElement root) => new()
    {
        Selective = root.OptionalFlag("selective"),
        InputFieldPlaceholder = root.OptionalText("input_field_placeholder"),
    };

    private static List<IReadOnlyList<TButton>> ReadRows<TButton>(JsonElement root, string field, string notRows, Func<JsonElement, TButton?> read)
        where TButton : class
    {
        var rows = new List<IReadOnlyList<TButton>>();
        var total = 0;
        if (root.OptionalArray(field) is not { } array)
        {
            return rows;
        }

        foreach (var row in array.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Array)
            {
                throw BotApiException.BadRequest(notRows);
            }

            // Buttons without a text vanish, as do those beyond Telegram's limits.
            var buttons = row.EnumerateArray().Select(read).OfType<TButton>().Take(Math.Min(MaxButtonsInRow, MaxButtons - total)).ToList();
            total += buttons.Count;
            if (buttons.Count > 0)
            {
                rows.Add(buttons);
            }
        }

        return rows;
    }

    private static KeyboardButton? ReadButton(JsonElement button, bool isPrivateChat)
    {
        if (button.ValueKind == JsonValueKind.String)
        {
            var caption = button.GetString()!;
            return caption.Length == 0 ? null : new KeyboardButton { Text = caption };
        }

        if (button.ValueKind != JsonValueKind.Object)
        {
            throw Refusal("KeyboardButton must be a String or an Object");
        }

        var text = Named(() => button.RequiredText("text"));
        var contact = Named(() => button.OptionalFlag("request_contact"));
        var location = Named(() => button.OptionalFlag("request_location"));
        if (!isPrivateChat && contact)
        {
            throw BotApiException.BadRequest("Phone number can be requested in private chats only");
        }

        if (!isPrivateChat && location)
        {
            throw BotApiException.BadRequest("Location can be requested in private chats only");
        }

        return text.Length == 0 ? null : new KeyboardButton
        {
            Text = text,
            Style = Named(() => Style(button)),
            IconCustomEmojiId = Named(() => button.OptionalText("icon_custom_emoji_id")),
            RequestContact = contact ? true : null,
            RequestLocation = location ? true : null,
        };
    }

    private static T Named<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (BotApiException exception)
        {
            throw Refusal(exception.Message["Bad Request: ".Length..]);
        }
    }

    private static BotApiException Refusal(string reason) => BotApiException.BadRequest($"Can't parse keyboard button: {reason}");
}

/// <summary>An inline keyboard, or what happens to the input field, or neither.</summary>
internal sealed record ReplyMarkup(InlineKeyboardMarkup? Inline, ReplyInterface? Interface)
{
    public static ReplyMarkup None { get; } = new(null, null);
}
