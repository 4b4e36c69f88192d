using System.Security.Claims;
using System.Text.Json;
using ClientPortal.BotGateway.Bots;
using ClientPortal.NotificationStore;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.BotGateway.Operations;

/// <summary>Updates of Telegram that could not be handled: what there is, why, and once more.</summary>
internal static class ParkedUpdateEndpoints
{
    private const int MaxPage = 200;

    public static void MapParkedUpdates(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/telegram/updates").WithTags("Updates").RequireAuthorization(PortalPolicies.Staff);
        group.MapGet("", DepthAsync).WithSummary("How many updates wait and how many are parked");
        group.MapGet("/parked", ListAsync).WithSummary("Updates that could not be handled");
        group.MapGet("/parked/{updateId:long}", FindAsync).WithSummary("One of them; its content for admins alone");
        group.MapPost("/parked/{updateId:long}/requeue", RequeueAsync).WithSummary("Tries one again");
    }

    private static async Task<Ok<UpdateDepthView>> DepthAsync(UpdateStore store, BotIdentity bot, CancellationToken cancellationToken)
    {
        var depth = await store.MeasureAsync(bot.BotId, cancellationToken);
        return TypedResults.Ok(new UpdateDepthView(depth.Pending, depth.Parked, depth.OldestPending.TotalSeconds));
    }

    private static async Task<Results<Ok<ParkedUpdatePage>, ProblemHttpResult>> ListAsync(
        long? after, int? limit, ParkedUpdates parked, BotIdentity bot, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Problems.Invalid($"limit must be from 1 to {MaxPage}.");
        }

        var max = limit ?? 50;
        var found = await parked.ListAsync(bot.BotId, after ?? long.MinValue, max, cancellationToken);
        return TypedResults.Ok(new ParkedUpdatePage([.. found.Select(update => View(update, null))], found.Count < max ? null : found[^1].UpdateId));
    }

    private static async Task<Results<Ok<ParkedUpdateView>, ProblemHttpResult>> FindAsync(
        long updateId, ParkedUpdates parked, BotIdentity bot, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (await parked.FindAsync(bot.BotId, updateId, cancellationToken) is not { } found)
        {
            return Problems.NoSuchUpdate;
        }

        // What somebody wrote to the bot is for few eyes.
        return TypedResults.Ok(View(found, user.HasClaim(PortalClaims.Role, PortalRoles.Admin) ? found.Payload : null));
    }

    private static async Task<Results<Ok<RequeueView>, ProblemHttpResult>> RequeueAsync(
        long updateId, ParkedUpdates parked, BotIdentity bot, CancellationToken cancellationToken) =>
        await parked.RequeueAsync(bot.BotId, updateId, cancellationToken) ? TypedResults.Ok(new RequeueView(1)) : Problems.NoSuchUpdate;

    private static ParkedUpdateView View(ParkedUpdate update, string? payload) => new(
        update.UpdateId,
        update.ChatId,
        update.Attempts,
        update.Reason,
        update.ReceivedAt,
        update.ParkedAt,
        payload is null ? null : JsonElement.Parse(payload));
}
