using System.ComponentModel;
using ClientPortal.TelegramEmulator.Acting;
using ClientPortal.TelegramEmulator.Chats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.TelegramEmulator.Control;

internal static class ChatEndpoints
{
    private const int MaxWaitSeconds = 60;

    public static void MapChats(this IEndpointRouteBuilder control)
    {
        var chats = control.MapGroup("/chats").WithTags("Chats");
        chats.MapGet("/", List).WithSummary("All chats of a bot");
        chats.MapGet("/{chatId:long}/messages", Messages).WithSummary("History with timings; can wait for what comes");
        control.MapGet("/callbacks/{id}", Callback).WithTags("Chats").WithSummary("What the bot answered to a pressed button");
    }

    public static ChatView View(World world, ChatState chat)
    {
        lock (world.Gate)
        {
            var (record, info) = (chat.Record, chat.Chat);
            return new ChatView(
                chat.Id, info.Type, info.Title ?? $"{info.FirstName} {info.LastName}".Trim(), info.Username, record.Started, record.Blocked,
                record.BotStatus, record.Members, record.MigratedTo, chat.Entries.Count(entry => entry.DeletedAt is null), chat.LastPosition);
        }
    }

    private static Ok<IReadOnlyList<ChatView>> List(string? bot, Lookup lookup, World world)
    {
        lock (world.Gate)
        {
            return TypedResults.Ok<IReadOnlyList<ChatView>>([.. lookup.Bot(bot).Chats.Values.Select(chat => View(world, chat))]);
        }
    }

    private static async Task<Ok<History>> Messages(
        long chatId,
        string? bot,
        Histories histories,
        CancellationToken cancellationToken,
        [Description("Only what is new or changed after this position")] long after = 0,
        [Description("Seconds to wait for the first such message, at most 60")] double wait = 0) =>
        TypedResults.Ok(await histories.ReadAsync(bot, chatId, after, Wait(wait), cancellationToken));

    private static async Task<Ok<CallbackRecord>> Callback(
        string id,
        string? bot,
        Histories histories,
        CancellationToken cancellationToken,
        [Description("Seconds to wait for the answer, at most 60")] double wait = 0) =>
        TypedResults.Ok(await histories.ReadCallbackAsync(bot, id, Wait(wait), cancellationToken));

    private static TimeSpan Wait(double seconds) => TimeSpan.FromSeconds(double.IsFinite(seconds) ? Math.Clamp(seconds, 0, MaxWaitSeconds) : 0);
}
