using ClientPortal.BotGateway.Callers;
using ClientPortal.BotGateway.Operations;
using ClientPortal.NotificationStore;
using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.BotGateway.Wishes;

/// <summary>What the caller wants to hear: the same routes for clients and for staff.</summary>
internal static class PreferenceEndpoints
{
    /// <summary>Nobody follows so many tickets; a stranger's script might.</summary>
    private const int MaxMutes = 1000;

    public static IEndpointRouteBuilder MapPreferences(this IEndpointRouteBuilder app)
    {
        MapOwn(app, "client", PortalPolicies.Client);
        MapOwn(app, "user", PortalPolicies.Staff);
        return app;
    }

    private static void MapOwn(IEndpointRouteBuilder app, string side, string policy)
    {
        var group = app.MapGroup($"/api/telegram/{side}").WithTags("Preferences").RequireAuthorization(policy);
        group.MapGet("/preferences", FindAsync).WithSummary("What the caller wants to hear in Telegram").Refuses();
        group.MapPut("/preferences", ChangeAsync)
            .WithSummary("Changes what is named and leaves the rest; messages that wait and are no longer wanted are cancelled")
            .Refuses((400, ProblemCodes.ValidationFailed), (400, ProblemCodes.MalformedRequest));
        group.MapGet("/muted-tickets", MutesAsync).WithSummary("Muted tickets").Refuses();
        group.MapGet("/muted-tickets/{ticketId:guid}", IsMutedAsync).WithSummary("Whether a ticket is muted").Refuses();
        group.MapPut("/muted-tickets/{ticketId:guid}", MuteAsync)
            .WithSummary("Nothing more about this ticket, except an assignment to oneself. A ticket that the caller does not see may be named: it tells nothing")
            .Refuses((409, "too_many_mutes"));
        group.MapDelete("/muted-tickets/{ticketId:guid}", UnmuteAsync).WithSummary("Hears of the ticket again").Refuses();
    }

    private static async Task<Ok<PreferencesView>> FindAsync(Caller caller, Preferences preferences, CancellationToken cancellationToken) =>
        TypedResults.Ok(Choices.View(await preferences.FindAsync(caller.Recipient, cancellationToken), caller.Recipient.RecipientType));

    private static async Task<Results<Ok<PreferencesView>, ProblemHttpResult>> ChangeAsync(
        PreferencesRequest request, Caller caller, Preferences preferences, CancellationToken cancellationToken)
    {
        var side = caller.Recipient.RecipientType;
        return Choices.FaultOf(request, side) is { } fault
            ? Problems.Invalid(fault)
            : TypedResults.Ok(Choices.View(
                await preferences.ChangeAsync(caller.Recipient, wishes => Choices.Apply(wishes, request), cancellationToken), side));
    }

    private static async Task<Ok<MutedTicketsView>> MutesAsync(Caller caller, Preferences preferences, CancellationToken cancellationToken) =>
        TypedResults.Ok(new MutedTicketsView(await preferences.MutedTicketsAsync(caller.Recipient, MaxMutes, cancellationToken)));

    private static async Task<Ok<MutedTicketView>> IsMutedAsync(
        Guid ticketId, Caller caller, Preferences preferences, CancellationToken cancellationToken) =>
        TypedResults.Ok(new MutedTicketView(ticketId, await preferences.IsMutedAsync(caller.Recipient, ticketId, cancellationToken)));

    private static async Task<Results<Ok<MutedTicketView>, ProblemHttpResult>> MuteAsync(
        Guid ticketId, Caller caller, Preferences preferences, CancellationToken cancellationToken)
    {
        var muted = await preferences.MutedTicketsAsync(caller.Recipient, MaxMutes, cancellationToken);
        if (muted.Count == MaxMutes && !muted.Contains(ticketId))
        {
            return Problems.Of(StatusCodes.Status409Conflict, "too_many_mutes", $"At most {MaxMutes} tickets can be muted: unmute some.");
        }

        await preferences.MuteTicketAsync(caller.Recipient, ticketId, cancellationToken);
        return TypedResults.Ok(new MutedTicketView(ticketId, Muted: true));
    }

    private static async Task<NoContent> UnmuteAsync(Guid ticketId, Caller caller, Preferences preferences, CancellationToken cancellationToken)
    {
        await preferences.UnmuteTicketAsync(caller.Recipient, ticketId, cancellationToken);
        return TypedResults.NoContent();
    }
}
