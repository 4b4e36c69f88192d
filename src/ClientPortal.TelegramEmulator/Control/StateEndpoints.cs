using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.TelegramEmulator.Limits;
using ClientPortal.TelegramEmulator.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.TelegramEmulator.Control;

internal static class StateEndpoints
{
    public static void MapState(this IEndpointRouteBuilder control)
    {
        var state = control.MapGroup("").WithTags("State");
        state.MapGet("/bots", Bots).WithSummary("The bots that exist");
        state.MapGet("/limits", GetLimits).WithSummary("The rate limits in force");
        state.MapPut("/limits", SetLimits).WithSummary("Change the rate limits; 0 switches one off");
        state.MapGet("/latency", GetLatency).WithSummary("Time added to every Bot API answer");
        state.MapPut("/latency", SetLatency).WithSummary("Change the added time");
        state.MapPost("/reset", Reset).WithSummary("Forget users, chats, updates, webhooks, faults and calls; limits and latency are those of the settings again; ids go on");
    }

    private static Ok<IReadOnlyList<BotView>> Bots(World world)
    {
        lock (world.Gate)
        {
            return TypedResults.Ok<IReadOnlyList<BotView>>(
                [.. world.Bots.Values.Select(bot => new BotView(bot.Id, bot.Me.Username!, bot.Me.FirstName, bot.Updates.Count, bot.Webhook is not null))]);
        }
    }

    private static Ok<LimitOptions> GetLimits(RateLimiter limiter) => TypedResults.Ok(limiter.Limits);

    private static Ok<LimitOptions> SetLimits(LimitOptions limits, RateLimiter limiter, World world)
    {
        if (limits is { PerBotPerSecond: < 0 } or { PerChatPerSecond: < 0 } or { PerGroupPerMinute: < 0 } or { PerBotBurst: < 1 } or { PerChatBurst: < 1 })
        {
            throw ControlException.Invalid("limits_invalid", "Rates are at least 0, bursts at least 1.");
        }

        lock (world.Gate)
        {
            limiter.Limits = limits;
            limiter.Clear();
        }

        return TypedResults.Ok(limits);
    }

    private static Ok<LatencyView> GetLatency(LatencySetting latency) => TypedResults.Ok(new LatencyView((int)latency.Value.TotalMilliseconds));

    private static Ok<LatencyView> SetLatency(LatencyView view, LatencySetting latency)
    {
        if (view.Milliseconds is < 0 or > 60_000)
        {
            throw ControlException.Invalid("latency_invalid", "milliseconds lies between 0 and 60000.");
        }

        latency.Value = TimeSpan.FromMilliseconds(view.Milliseconds);
        return TypedResults.Ok(view);
    }

    private static async Task<NoContent> Reset(
        World world, FaultTable faults, RateLimiter limiter, LatencySetting latency, CallLog calls, IServiceProvider services, CancellationToken cancellationToken)
    {
        lock (world.Gate)
        {
            world.Clear();
            limiter.Reset();
        }

        faults.Clear();
        calls.Clear();
        latency.Reset();
        if (services.GetService<JournalHost>() is { Journal: { } journal })
        {
            await journal.CompactAsync(cancellationToken);
        }

        return TypedResults.NoContent();
    }
}
