using ClientPortal.BotGateway.Bots;
using ClientPortal.BotGateway.Callers;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Operations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.BotGateway.Linking;

/// <summary>One's own connection to Telegram: the same routes for clients and for staff. And a client's, for staff to see.</summary>
internal static class LinkEndpoints
{
    public static IEndpointRouteBuilder MapLinking(this IEndpointRouteBuilder app)
    {
        MapOwn(app, "client", PortalPolicies.Client);
        MapOwn(app, "user", PortalPolicies.Staff);
        app.MapGet("/api/telegram/client/{clientId:guid}/status", ClientStatusAsync)
            .WithTags("Linking").RequireAuthorization(PortalPolicies.Staff)
            .WithSummary("A client's connection to Telegram")
            .Refuses((404, ProblemCodes.NotFound));
        return app;
    }

    private static void MapOwn(IEndpointRouteBuilder app, string side, string policy)
    {
        var group = app.MapGroup($"/api/telegram/{side}").WithTags("Linking").RequireAuthorization(policy);
        group.MapPost("/generate-link", GenerateAsync).RequireRateLimiting(CallerExtensions.OwnLimit)
            .WithSummary("A new deep link with its QR code; the old one is void, a standing connection stays until the new one is confirmed in Telegram")
            .Refuses((429, "too_many_requests"), (503, LinkProblems.BotNotReadyCode));
        group.MapGet("/status", StatusAsync).WithSummary("One's own connection to Telegram").Refuses();
        group.MapPost("/disconnect", DisconnectAsync)
            .WithSummary("Ends the connection and voids a deep link that waits; nothing to end is fine too. Answers the status afterwards").Refuses();
        group.MapPost("/test-message", TestAsync).RequireRateLimiting(CallerExtensions.OwnLimit)
            .WithSummary("Sends a message to one's own chat; its outcome appears as the status's last delivery")
            .Refuses((409, Problems.UnreachableCode), (429, "too_many_requests"));
    }

    private static async Task<Results<Ok<DeepLinkView>, ProblemHttpResult>> GenerateAsync(
        Caller caller, DeepLinks deepLinks, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return await deepLinks.CreateAsync(caller.Recipient, cancellationToken) is { } link ? TypedResults.Ok(link) : LinkProblems.BotNotReady;
    }

    private static async Task<Ok<LinkStatusView>> StatusAsync(Caller caller, LinkStatusReader status, CancellationToken cancellationToken) =>
        TypedResults.Ok(await status.ReadAsync(caller.Recipient, cancellationToken));

    private static async Task<Results<Ok<LinkStatusView>, ProblemHttpResult>> ClientStatusAsync(
        Guid clientId, PersonDirectory people, LinkStatusReader status, CancellationToken cancellationToken)
    {
        var recipient = new RecipientSnapshot(RecipientType.Client, clientId);
        return await people.FindAccountAsync(recipient, cancellationToken) is null
            ? Problems.NoSuchClient
            : TypedResults.Ok(await status.ReadAsync(recipient, cancellationToken));
    }

    private static async Task<Ok<LinkStatusView>> DisconnectAsync(
        Caller caller,
        Links links,
        LinkTokens tokens,
        PersonDirectory people,
        BotIdentity identity,
        LinkStatusReader status,
        CancellationToken cancellationToken)
    {
        var account = await people.FindAccountAsync(caller.Recipient, cancellationToken);
        var wording = BotTexts.Set.For(account?.Language);
        await tokens.WithdrawAsync(caller.Recipient, tokenHash: null, cancellationToken);
        await links.RemoveAsync(
            caller.Recipient,
            generation: null,
            NotificationCauses.DisconnectedByUser,
            caller.Actor,
            link => LinkNotices.ToChatOf(link, identity.BotId, wording, wording.Text("Link_GoodbyeFromPortal"), Guid.CreateVersion7()),
            cancellationToken);
        return TypedResults.Ok(await status.ReadAsync(caller.Recipient, cancellationToken));
    }

    private static async Task<Results<Accepted<LastDeliveryView>, ProblemHttpResult>> TestAsync(
        Caller caller, TestMessages messages, CancellationToken cancellationToken)
    {
        var (delivery, cause) = await messages.SendAsync(caller, cancellationToken);
        return delivery is null ? Problems.UnreachableFor(cause) : TypedResults.Accepted((string?)null, delivery);
    }
}
