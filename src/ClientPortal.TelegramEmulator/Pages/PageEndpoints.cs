using ClientPortal.TelegramEmulator.Acting;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Files;
using ClientPortal.TelegramEmulator.Pages.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.TelegramEmulator.Pages;

internal static class PageEndpoints
{
    /// <summary>The chat pages: what a Telegram client shows, in a browser.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").AddEndpointFilter<PageFilter>().ExcludeFromDescription();
        pages.MapGet("/", (HttpContext context, string? bot, ChatPages chats) => Page(context, chats, bot));
        pages.MapGet("/chats", (HttpContext context, string? bot, ChatPages chats) => Page(context, chats, bot));
        pages.MapGet("/chats/{chatId:long}", Chat);
        pages.MapGet("/chats/{chatId:long}/panel", Panel);
        pages.MapGet("/chats/{chatId:long}/events", PageEvents.Stream);
        pages.MapGet("/chats/list", List);
        pages.MapGet("/media/{fileId}", Media);
        pages.MapGet("/assets/{name}", PageAssets.Get);
        pages.MapPageActions();
        pages.MapStartPage();
    }

    private static RazorComponentResult<ChatPage> Page(HttpContext context, ChatPages chats, string? bot) =>
        Render(context, texts => chats.Read(texts, bot));

    private static RazorComponentResult<ChatPage> Chat(
        HttpContext context, long chatId, string? bot, long? @as, int? reply, int? edit, ChatPages chats) =>
        Render(context, texts => chats.Read(texts, bot, chatId, @as, reply, edit));

    private static RazorComponentResult<ChatPage> Render(HttpContext context, Func<PageTexts, ChatPageModel> read)
    {
        var texts = PageTexts.For(context.Request);
        return new RazorComponentResult<ChatPage>(new { Model = read(texts), Texts = texts });
    }

    private static RazorComponentResult<ChatPanel> Panel(HttpContext context, long chatId, string? bot, long? @as, ChatPages chats)
    {
        var texts = PageTexts.For(context.Request);
        var model = chats.Read(texts, bot, chatId, @as);
        return new RazorComponentResult<ChatPanel>(new { Model = model, Chat = model.Open, Texts = texts });
    }

    private static RazorComponentResult<ChatList> List(HttpContext context, string? bot, long? open, ChatPages chats)
    {
        var texts = PageTexts.For(context.Request);
        return new RazorComponentResult<ChatList>(new { Model = chats.Read(texts, bot, open), Texts = texts });
    }

    /// <summary>Images are shown; anything else is only ever downloaded.</summary>
    private static FileStreamHttpResult Media(string fileId, FileStore files)
    {
        var file = files.Find(fileId) ?? throw ControlException.NotFound("file_not_found", "There is no such file.");
        var found = files.Open(file.Name) ?? throw ControlException.NotFound("file_not_found", "The file is gone.");
        return file.IsPhoto
            ? TypedResults.File(found.Content, file.MimeType is "image/png" or "image/gif" or "image/webp" ? file.MimeType : "image/jpeg")
            : TypedResults.File(found.Content, "application/octet-stream", file.OriginalName);
    }
}
