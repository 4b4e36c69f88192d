using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClientPortal.Messaging.Parked;

/// <summary>Parked messages over HTTP, for ops.</summary>
public static class ParkedEndpoints
{
    private const int ListLimit = 500;

    /// <summary>
    /// <c>GET /ops/parked</c>, <c>POST /ops/parked/replay</c> and <c>POST /ops/parked/discard</c>, each narrowed by
    /// <c>id</c>, <c>queue</c>, <c>type</c> and <c>reason</c> in the query string.
    /// </summary>
    /// <param name="policy">The authorization policy that callers must satisfy.</param>
    public static RouteGroupBuilder MapParkedMessages(this IEndpointRouteBuilder app, string policy)
    {
        var group = app.MapGroup("/ops/parked").WithTags("Operations").RequireAuthorization(policy).AddEndpointFilter<RouteGroupBuilder, BrokerAwayFilter>();
        group.MapGet("", ListAsync).WithSummary("Messages that could not be handled");
        group.MapPost("/replay", ReplayAsync).WithSummary("Puts parked messages back into their queues");
        group.MapPost("/discard", DiscardAsync).WithSummary("Deletes parked messages for good");
        return group;
    }

    private static async Task<Ok<IReadOnlyList<ParkedMessage>>> ListAsync([AsParameters] ParkedFilter filter, ParkedMessages parked, CancellationToken cancellationToken) =>
        TypedResults.Ok(await parked.ListAsync(filter, ListLimit, cancellationToken));

    private static async Task<Ok<ParkedCount>> ReplayAsync([AsParameters] ParkedFilter filter, ParkedMessages parked, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ParkedCount(await parked.ReplayAsync(filter, cancellationToken)));

    /// <summary>Without a filter nothing is deleted: everything at once is more likely a slip than a wish.</summary>
    private static async Task<Results<Ok<ParkedCount>, ProblemHttpResult>> DiscardAsync([AsParameters] ParkedFilter filter, ParkedMessages parked, CancellationToken cancellationToken) =>
        filter == new ParkedFilter()
            ? TypedResults.Problem(
                "Name what to discard by id, queue, type or reason.",
                statusCode: StatusCodes.Status400BadRequest,
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "filter_required" })
            : TypedResults.Ok(new ParkedCount(await parked.DiscardAsync(filter, cancellationToken)));
}

/// <summary>How many messages a call was about.</summary>
public sealed record ParkedCount(int Count);
