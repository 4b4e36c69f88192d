using System.Text.Json;
using System.Text.Unicode;
using ClientPortal.BotGateway.Bots;
using ClientPortal.BotGateway.Updates;
using ClientPortal.Postgres;
using ClientPortal.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Webhooks;

/// <summary>Where Telegram delivers updates: checked, stored, answered. They are handled later, wherever the lease is.</summary>
internal static class WebhookEndpoints
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    public static void MapWebhook(this IEndpointRouteBuilder app)
    {
        app.MapPost(BotIdentity.WebhookPath, ReceiveAsync).WithTags("Webhook").AllowAnonymous()
            .WithSummary("Takes an update from Telegram, which proves itself by the header X-Telegram-Bot-Api-Secret-Token")
            .Accepts<JsonElement>("application/json");
        var group = app.MapGroup("/api/telegram/webhook").WithTags("Webhook").RequireAuthorization(ServiceDefaults.Authentication.PortalPolicies.Admin);
        group.MapGet("", CheckAsync).WithSummary("Compares the webhook that Telegram knows with the one that should be, and says what is wrong");
        group.MapPost("/repair", RepairAsync).WithSummary("Gives Telegram the webhook that should be, or takes away one that should not, and checks again");
    }

    private static async Task<Results<Ok, ProblemHttpResult>> ReceiveAsync(
        HttpContext context, WebhookPlan plan, UpdateIntake intake, IOptions<UpdateOptions> options, CancellationToken cancellationToken)
    {
        if (!plan.IsSecret(context.Request.Headers[SecretHeader]))
        {
            return Problem(StatusCodes.Status401Unauthorized, "The secret token is missing or wrong.");
        }

        if (await ReadAsync(context, options.Value.MaxBytes, cancellationToken) is not { } body)
        {
            return Problem(StatusCodes.Status413PayloadTooLarge, "The update is too large.");
        }

        if (Parse(body) is not { } update)
        {
            return Problem(StatusCodes.Status400BadRequest, "The body is no update: a JSON object with an update_id is expected.");
        }

        try
        {
            await intake.StoreAsync(update, cancellationToken);
            return TypedResults.Ok();
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && (DatabaseFaults.IsTransient(fault) || fault is OperationCanceledException))
        {
            // Telegram repeats it.
            return Problem(StatusCodes.Status503ServiceUnavailable, "The update could not be stored.");
        }
    }

    /// <summary>Null when it is too large, whatever the sender said of its size.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context, int most, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength > most)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        var body = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        try
        {
            await context.Request.Body.CopyToAsync(body, cancellationToken);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static ReceivedUpdate? Parse(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return ReceivedUpdate.Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<Ok<WebhookReport>> CheckAsync(WebhookDoctor doctor, CancellationToken cancellationToken) =>
        TypedResults.Ok(await doctor.CheckAsync(cancellationToken));

    private static async Task<Ok<WebhookReport>> RepairAsync(WebhookDoctor doctor, CancellationToken cancellationToken) =>
        TypedResults.Ok(await doctor.RepairAsync(cancellationToken));

    private static ProblemHttpResult Problem(int status, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = ProblemCodes.ForStatus(status) });
}
