using ClientPortal.BotGateway.Delivery;
using ClientPortal.NotificationStore;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Operations;

/// <summary>What staff see of the deliveries, and how they set them going again.</summary>
internal static class NotificationEndpoints
{
    private const int MaxPage = 200;
    private const int MaxRequeue = 10_000;

    public static RouteGroupBuilder MapNotifications(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/telegram").WithTags("Notifications").RequireAuthorization(PortalPolicies.Staff);
        group.MapGet("/notifications", ListAsync).WithSummary("Messages about a ticket or an invoice, or those that rest unsent for a cause");
        group.MapGet("/notifications/{id:long}", FindAsync).WithSummary("One message");
        group.MapPost("/notifications/{id:long}/requeue", RequeueAsync).WithSummary("Sends an unsent message again");
        group.MapPost("/notifications/requeue", RequeueByCauseAsync).WithSummary("Sends all messages again that rest unsent for a cause");
        group.MapGet("/queue", DepthAsync).WithSummary("Depth of the queue by state, its oldest message, and whether it is worked off");
        return group;
    }

    private static async Task<Results<Ok<NotificationPage>, ProblemHttpResult>> ListAsync(
        Guid? referenceId,
        string? cause,
        long? after,
        int? limit,
        NotificationHistory history,
        NotificationRequeue requeue,
        CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Problems.Invalid($"limit must be from 1 to {MaxPage}.");
        }

        var max = limit ?? 50;
        IReadOnlyList<NotificationRecord> found;
        switch (referenceId, cause)
        {
            case ({ } reference, null):
                found = await history.ForReferenceAsync(reference, after ?? 0, max, cancellationToken);
                break;
            case (null, { } unknown) when !NotificationCauses.All.Contains(unknown):
                return UnknownCause;
            case (null, { } because):
                found = await history.ForCauseAsync(because, after ?? 0, max, cancellationToken);
                break;
            default:
                return Problems.Invalid("Name either referenceId, the id of a ticket or an invoice, or cause.");
        }

        var obstacles = await requeue.ObstaclesAsync([.. found.Where(Rests).Select(record => record.Id)], cancellationToken);
        return TypedResults.Ok(new NotificationPage(
            [.. found.Select(record => NotificationView.Of(record, obstacles.GetValueOrDefault(record.Id)))],
            found.Count < max ? null : found[^1].Id));
    }

    private static async Task<Results<Ok<NotificationView>, ProblemHttpResult>> FindAsync(
        long id,
        NotificationHistory history,
        NotificationRequeue requeue,
        CancellationToken cancellationToken)
    {
        if (await history.FindAsync(id, cancellationToken) is not { } found)
        {
            return Problems.NoSuchNotification;
        }

        return TypedResults.Ok(NotificationView.Of(found, (await requeue.ObstaclesAsync([id], cancellationToken)).GetValueOrDefault(id)));
    }

    private static async Task<Results<Ok<RequeueView>, ProblemHttpResult>> RequeueAsync(
        long id,
        NotificationHistory history,
        NotificationRequeue requeue,
        CancellationToken cancellationToken)
    {
        if (await history.FindAsync(id, cancellationToken) is not { } found)
        {
            return Problems.NoSuchNotification;
        }

        if (!Rests(found))
        {
            return Problems.NotRequeueable(found.State);
        }

        if (await requeue.RequeueAsync([id], cancellationToken) == 1)
        {
            return TypedResults.Ok(new RequeueView(1));
        }

        return (await requeue.ObstaclesAsync([id], cancellationToken)).TryGetValue(id, out var obstacle)
            ? Problems.UnreachableFor(obstacle)
            : Problems.NotRequeueable(NotificationState.Pending); // somebody else was quicker
    }

    private static async Task<Results<Ok<RequeueView>, ProblemHttpResult>> RequeueByCauseAsync(
        RequeueByCauseRequest request,
        NotificationRequeue requeue,
        CancellationToken cancellationToken)
    {
        if (request is not { Cause: { } cause, Max: >= 1 and <= MaxRequeue })
        {
            return Problems.Invalid($"Name a cause and a max from 1 to {MaxRequeue}.");
        }

        if (!NotificationCauses.All.Contains(cause))
        {
            return UnknownCause;
        }

        return TypedResults.Ok(new RequeueView(await requeue.RequeueByCauseAsync(cause, request.Max, cancellationToken)));
    }

    private static bool Rests(NotificationRecord record) =>
        record.State is NotificationState.Failed or NotificationState.Unknown or NotificationState.Cancelled or NotificationState.Skipped;

    private static ProblemHttpResult UnknownCause => Problems.Invalid($"There is no such cause. Those that there are: {string.Join(", ", NotificationCauses.All)}.");

    private static async Task<Ok<QueueView>> DepthAsync(
        QueueMeter meter,
        DispatcherStatus status,
        SteadyClock clock,
        IOptions<DeliveryOptions> delivery,
        CancellationToken cancellationToken)
    {
        var depth = await meter.MeasureAsync(clock.Now, delivery.Value.ClaimDuration, cancellationToken);
        return TypedResults.Ok(new QueueView(
            new Dictionary<string, long>(StringComparer.Ordinal)
            {
                ["pending"] = depth.Pending,
                ["sending"] = depth.Sending,
                ["unsent"] = depth.Unsent.Values.Sum(),
            },
            depth.Unsent,
            depth.OldestPendingAt,
            Math.Max(0, depth.OldestDueAge.TotalSeconds),
            status.HoldsLease,
            status.Unauthorized,
            status.TelegramAway));
    }
}
