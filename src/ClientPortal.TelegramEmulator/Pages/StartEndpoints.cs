using System.Globalization;
using ClientPortal.TelegramEmulator.Acting;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Pages.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.TelegramEmulator.Pages;

/// <summary>The page that t.me would show for a deep link: choose who you are, press START.</summary>
internal static class StartEndpoints
{
    public static void MapStartPage(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/t.me/{username}", Show);
        pages.MapPost("/t.me/{username}", Start).DisableAntiforgery();
    }

    private static RazorComponentResult<StartPage> Show(HttpContext context, string username, string? start, Lookup lookup, ChatPages chats) =>
        Render(context, lookup.Bot(username), start, chats, error: null);

    private static IResult Start(
        HttpContext context, string username, [FromForm] string? start, [FromForm] string? user, [FromForm] string? firstName, [FromForm] string? language,
        Lookup lookup, World world, ChatPages chats, Accounts accounts, Conversations conversations)
    {
        var bot = lookup.Bot(username);
        var isKnown = long.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out var userId);
        if (!isKnown && (string.IsNullOrWhiteSpace(firstName) || firstName.Length > 64))
        {
            return Render(context, bot, start, chats, "NameMissing");
        }

        if (!isKnown)
        {
            userId = accounts.Create(new CreateUserRequest { FirstName = firstName!, LanguageCode = language is "ru" or "en" ? language : null }).User.Id;
        }

        try
        {
            conversations.Start(bot, userId, new StartRequest(string.IsNullOrEmpty(start) ? null : start));
        }
        catch (ControlException exception) when (exception.Code == "payload_invalid")
        {
            return Render(context, bot, start, chats, "PayloadInvalid");
        }

        return TypedResults.Redirect(new PageLinks(bot.Me, bot == world.DefaultBot).Chat(userId));
    }

    private static RazorComponentResult<StartPage> Render(HttpContext context, BotState bot, string? payload, ChatPages chats, string? error)
    {
        var texts = PageTexts.For(context.Request);
        return new RazorComponentResult<StartPage>(new
        {
            Bot = bot.Me,
            Users = chats.Users(),
            Texts = texts,
            Payload = string.IsNullOrEmpty(payload) ? null : payload,
            Error = error is null ? null : texts[error],
        })
        {
            StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }
}
