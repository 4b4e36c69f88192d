using ClientPortal.TelegramEmulator.Acting;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Files;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.TelegramEmulator.Pages;

/// <summary>What the forms of the chat page do. Each ends with a redirect to the chat, so the page also works without its script.</summary>
internal static class PageActions
{
    public static void MapPageActions(this IEndpointRouteBuilder pages)
    {
        var chat = pages.MapGroup("/chats/{chatId:long}").DisableAntiforgery();
        chat.MapPost("/send", Send);
        chat.MapPost("/edit", Edit);
        chat.MapPost("/forward", Forward);
        chat.MapPost("/press", Press);
        chat.MapPost("/start", Start);
        chat.MapPost("/block", (long chatId, string? bot, Lookup lookup, World world, Conversations conversations) =>
            SetBlocked(chatId, bot, lookup, world, conversations, blocked: true));
        chat.MapPost("/unblock", (long chatId, string? bot, Lookup lookup, World world, Conversations conversations) =>
            SetBlocked(chatId, bot, lookup, world, conversations, blocked: false));
    }

    private static async Task<RedirectHttpResult> Send(
        long chatId, string? bot, long? @as, [FromForm] string? text, [FromForm] int? replyTo, [FromForm] bool? asPhoto, IFormFileCollection files,
        Lookup lookup, World world, Conversations conversations, Uploads uploads, CancellationToken cancellationToken)
    {
        var state = lookup.Bot(bot);
        var actor = @as ?? chatId;

        // A browser sends an empty part for a file field that was left empty.
        var chosen = new FormFileCollection();
        chosen.AddRange(files.Where(file => file.Length > 0));
        if (chosen.Count > 0)
        {
            await uploads.SendAsync(state, actor, new(chosen, asPhoto == true ? FileKind.Photo : FileKind.Document, text, chatId, replyTo), cancellationToken);
        }
        else
        {
            conversations.SendText(state, actor, new SendTextRequest(text ?? "", chatId, replyTo));
        }

        return Back(world, state, chatId, actor);
    }

    private static RedirectHttpResult Edit(
        long chatId, string? bot, long? @as, [FromForm] int messageId, [FromForm] string? text, Lookup lookup, World world, Conversations conversations)
    {
        var state = lookup.Bot(bot);
        conversations.Edit(state, @as ?? chatId, messageId, new EditTextRequest(text ?? "", chatId));
        return Back(world, state, chatId, @as ?? chatId);
    }

    private static RedirectHttpResult Forward(
        long chatId, string? bot, long? @as, [FromForm] int messageId, Lookup lookup, World world, Conversations conversations)
    {
        var state = lookup.Bot(bot);
        conversations.Forward(state, @as ?? chatId, new ForwardRequest(messageId, chatId, chatId));
        return Back(world, state, chatId, @as ?? chatId);
    }

    private static RedirectHttpResult Press(
        long chatId, string? bot, long? @as, [FromForm] int messageId, [FromForm] int row, [FromForm] int column, Lookup lookup, World world, Buttons buttons)
    {
        var state = lookup.Bot(bot);
        InlineKeyboardButton? button;
        lock (world.Gate)
        {
            button = Lookup.Message(Lookup.Chat(state, chatId), messageId).Message.ReplyMarkup?.InlineKeyboard.ElementAtOrDefault(row)?.ElementAtOrDefault(column);
        }

        if (button?.CallbackData is null)
        {
            throw ControlException.NotFound("button_not_found", "The message has no such button any more.");
        }

        buttons.Press(state, @as ?? chatId, new PressRequest(messageId, button.CallbackData, button.Text, chatId));
        return Back(world, state, chatId, @as ?? chatId);
    }

    private static RedirectHttpResult Start(long chatId, string? bot, Lookup lookup, World world, Conversations conversations)
    {
        var state = lookup.Bot(bot);
        conversations.Start(state, chatId, new StartRequest());
        return Back(world, state, chatId, chatId);
    }

    private static RedirectHttpResult SetBlocked(long chatId, string? bot, Lookup lookup, World world, Conversations conversations, bool blocked)
    {
        var state = lookup.Bot(bot);
        conversations.SetBlocked(state, chatId, blocked);
        return Back(world, state, chatId, chatId);
    }

    private static RedirectHttpResult Back(World world, BotState bot, long chatId, long actor) =>
        TypedResults.Redirect(new PageLinks(bot.Me, bot == world.DefaultBot).Chat(chatId, actor));
}
