using System.Security.Cryptography;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Database;
using ClientPortal.Api.Problems;
using ClientPortal.Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ClientPortal.Api.Idempotency;

/// <summary>
/// Lets the effect of a request happen once per account and <c>Idempotency-Key</c>. Key, effect and answer are committed in one transaction before
/// the first byte is sent, so a crash leaves all of them or none. Only answers with an effect (2xx) are kept: a refused
/// request changed nothing, and its repeat is judged afresh.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, TimeProvider time)
{
    private const int MaxKeyLength = 255;

    public async Task InvokeAsync(HttpContext context)
    {
        var header = context.Request.Headers["Idempotency-Key"];
        if (context.GetEndpoint()?.Metadata.GetMetadata<IdempotencyMetadata>() is not { } route || header.Count == 0)
        {
            await next(context);
            return;
        }

        var key = header.Count == 1 ? header.ToString() : "";
        if (key.Length is 0 or > MaxKeyLength || key.Any(character => character is < ' ' or > '~'))
        {
            throw new DomainRuleException(IdempotencyCodes.InvalidKey, "The Idempotency-Key header takes one value of 1 to 255 printable ASCII characters.", StatusCodes.Status400BadRequest);
        }

        await RunOnceAsync(context, route, key);
    }

    private async Task RunOnceAsync(HttpContext context, IdempotencyMetadata route, string key)
    {
        var cancellationToken = context.RequestAborted;
        var account = context.RequestServices.GetRequiredService<CurrentAccount>().Id;
        var db = context.RequestServices.GetRequiredService<PortalDbContext>();
        var store = context.RequestServices.GetRequiredService<IdempotencyStore>();
        var fingerprint = await RequestFingerprint.ComputeAsync(context.Request, route.Multipart, cancellationToken);

        StoredAnswer answer;
        await using (await db.Database.BeginTransactionAsync(cancellationToken))
        {
            if (!await ClaimAsync(store, account, key, fingerprint, cancellationToken))
            {
                answer = await store.ReadAsync(account, key, cancellationToken) ?? throw InProgress();
                await RepeatAsync(answer, fingerprint, context.Response, cancellationToken);
                return;
            }

            answer = await CaptureAsync(context, fingerprint);
            if (answer.Status is >= 200 and < 300)
            {
                // The caller may be gone, but the work is done: the outcome must not hang on that.
                await store.StoreAndCommitAsync(account, key, answer.Without(route.Secret), CancellationToken.None);
                db.WakeRelay(PortalDbContext.Schema);
            }
        }

        await context.Response.Body.WriteAsync(answer.Body, cancellationToken);
    }

    private async Task<bool> ClaimAsync(IdempotencyStore store, Guid account, string key, byte[] fingerprint, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ClaimAsync(account, key, fingerprint, time.GetUtcNow(), cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw InProgress();
        }
    }

    private static Task RepeatAsync(StoredAnswer answer, byte[] fingerprint, HttpResponse response, CancellationToken cancellationToken) =>
        CryptographicOperations.FixedTimeEquals(answer.Fingerprint, fingerprint)
            ? answer.ReplayAsync(response, cancellationToken)
            : throw new DomainRuleException(IdempotencyCodes.KeyReused, "This Idempotency-Key was used for another request.", StatusCodes.Status422UnprocessableEntity);

    /// <summary>Runs the handler with its answer held back.</summary>
    private async Task<StoredAnswer> CaptureAsync(HttpContext context, byte[] fingerprint)
    {
        var wire = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Response.Body = wire;
        }

        return StoredAnswer.Of(context.Response, fingerprint, held.ToArray());
    }

    private static DomainRuleException InProgress() => new(IdempotencyCodes.InProgress, "The first request with this Idempotency-Key is still at work. Try again.") { RetryAfter = TimeSpan.FromSeconds(1) };
}
