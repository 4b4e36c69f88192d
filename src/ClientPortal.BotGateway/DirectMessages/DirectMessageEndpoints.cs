using ClientPortal.BotGateway.Callers;
using ClientPortal.BotGateway.Operations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.BotGateway.DirectMessages;

/// <summary>Staff write to a client through the bot, and see what became of it.</summary>
internal static class DirectMessageEndpoints
{
    private const int MaxPage = 200;
    private const int MaxKey = 255;
    private const int MaxType = 64;

    public static IEndpointRouteBuilder MapDirectMessages(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/telegram/client/{clientId:guid}").WithTags("Direct messages").RequireAuthorization(PortalPolicies.Staff);
        group.MapPost("/send-message", SendAsync)
            .WithSummary("Writes to a client, in the sender's name. Queued like any notification; a client who cannot be reached makes it skipped, with the cause in the answer")
            .Refuses(
                (400, ProblemCodes.ValidationFailed), (400, "invalid_idempotency_key"), (400, ProblemCodes.MalformedRequest), (404, ProblemCodes.NotFound),
                (422, "idempotency_key_reused"));
        group.MapPost("/message-preview", PreviewAsync)
            .WithSummary("What Telegram would show of a message, and whether it could reach the client; nothing is sent")
            .Refuses((400, ProblemCodes.ValidationFailed), (400, ProblemCodes.MalformedRequest), (404, ProblemCodes.NotFound));
        group.MapGet("/messages", ListAsync)
            .WithSummary("Messages to a client and what became of them, newest first; with type=direct_message those that staff wrote")
            .Refuses((400, ProblemCodes.ValidationFailed), (400, ProblemCodes.MalformedRequest), (404, ProblemCodes.NotFound));
        return app;
    }

    private static async Task<Results<Accepted<DirectMessageView>, ProblemHttpResult>> SendAsync(
        Guid clientId,
        DirectMessageRequest request,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        Caller caller,
        PersonDirectory people,
        DirectMessageSender sender,
        CancellationToken cancellationToken)
    {
        if (key is not null && (key.Length is 0 or > MaxKey || key.Any(character => character is < ' ' or > '~')))
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest, "invalid_idempotency_key", $"The Idempotency-Key header takes one value of 1 to {MaxKey} printable ASCII characters.");
        }

        var client = new RecipientSnapshot(RecipientType.Client, clientId);
        if (await FaultAsync(client, request, people, cancellationToken) is { } problem)
        {
            return problem;
        }

        return await sender.SendAsync(caller, client, request.Text!, key, cancellationToken) is { } sent
            ? TypedResults.Accepted($"/api/telegram/client/{clientId}/messages?type={NotificationTypes.DirectMessage}", sent)
            : Problems.Of(StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused", "The Idempotency-Key was used for another message.");
    }

    private static async Task<Results<Ok<PreviewView>, ProblemHttpResult>> PreviewAsync(
        Guid clientId, DirectMessageRequest request, Caller caller, PersonDirectory people, DirectMessageSender sender, CancellationToken cancellationToken)
    {
        var client = new RecipientSnapshot(RecipientType.Client, clientId);
        return await FaultAsync(client, request, people, cancellationToken) is { } problem
            ? problem
            : TypedResults.Ok(await sender.PreviewAsync(caller, client, request.Text!, cancellationToken));
    }

    private static async Task<Results<Ok<ClientMessagesPage>, ProblemHttpResult>> ListAsync(
        Guid clientId, string? type, long? before, int? limit, PersonDirectory people, NotificationHistory history, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Problems.Invalid($"limit must be from 1 to {MaxPage}.");
        }

        if (type is not null && (type.Length is 0 or > MaxType || type.Any(char.IsControl)))
        {
            return Problems.Invalid($"type must be the name of a type of message, at most {MaxType} characters.");
        }

        var client = new RecipientSnapshot(RecipientType.Client, clientId);
        if (await people.FindAccountAsync(client, cancellationToken) is null)
        {
            return Problems.NoSuchClient;
        }

        var max = limit ?? 50;
        var found = await history.ForRecipientAsync(client, before, max, type, cancellationToken);
        return TypedResults.Ok(new ClientMessagesPage([.. found.Select(record => NotificationView.Of(record))], found.Count < max ? null : found[^1].Id));
    }

    private static async Task<ProblemHttpResult?> FaultAsync(
        RecipientSnapshot client, DirectMessageRequest request, PersonDirectory people, CancellationToken cancellationToken) =>
        DirectMessageText.FaultOf(request.Text) is { } fault ? Problems.Invalid(fault)
        : await people.FindAccountAsync(client, cancellationToken) is null ? Problems.NoSuchClient
        : null;
}
