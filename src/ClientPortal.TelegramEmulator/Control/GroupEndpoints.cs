using ClientPortal.TelegramEmulator.Acting;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.TelegramEmulator.Control;

internal static class GroupEndpoints
{
    public static void MapGroups(this IEndpointRouteBuilder control)
    {
        var groups = control.MapGroup("/groups").WithTags("Groups");
        groups.MapPost("/", Create).WithSummary("Make a group with the bot in it");
        groups.MapPost("/{chatId:long}/members", Join).WithSummary("Let a user join");
        groups.MapDelete("/{chatId:long}/members/{userId:long}", Leave).WithSummary("Let a user leave");
        groups.MapPost("/{chatId:long}/migrate", Migrate).WithSummary("Turn the group into a supergroup");
        groups.MapPost("/{chatId:long}/kick-bot", KickBot).WithSummary("Remove the bot from the group");
        groups.MapPost("/{chatId:long}/add-bot", AddBot).WithSummary("Take the bot back into the group");
    }

    private static Created<ChatView> Create(CreateGroupRequest request, string? bot, Lookup lookup, Groups groups, World world)
    {
        var chat = groups.Create(lookup.Bot(bot), request);
        return TypedResults.Created((string?)null, ChatEndpoints.View(world, chat));
    }

    private static NoContent Join(long chatId, MemberRequest request, string? bot, Lookup lookup, Groups groups)
    {
        groups.Join(lookup.Bot(bot), chatId, request.UserId);
        return TypedResults.NoContent();
    }

    private static NoContent Leave(long chatId, long userId, string? bot, Lookup lookup, Groups groups)
    {
        groups.Leave(lookup.Bot(bot), chatId, userId);
        return TypedResults.NoContent();
    }

    private static Ok<ChatView> Migrate(long chatId, string? bot, Lookup lookup, Groups groups, World world) =>
        TypedResults.Ok(ChatEndpoints.View(world, groups.Migrate(lookup.Bot(bot), chatId)));

    private static NoContent KickBot(long chatId, string? bot, Lookup lookup, Groups groups)
    {
        groups.SetBotStatus(lookup.Bot(bot), chatId, MemberStatuses.Kicked);
        return TypedResults.NoContent();
    }

    private static NoContent AddBot(long chatId, string? bot, Lookup lookup, Groups groups)
    {
        groups.SetBotStatus(lookup.Bot(bot), chatId, MemberStatuses.Member);
        return TypedResults.NoContent();
    }
}
