namespace ClientPortal.Api.Idempotency;

/// <summary>Marks a route whose effect happens once per <c>Idempotency-Key</c>.</summary>
/// <param name="HashBody">False where a repeat's body may differ in bytes alone (multipart boundaries): then method, path, query and length count.</param>
internal sealed record IdempotencyMetadata(bool HashBody);

public static class IdempotencyExtensions
{
    /// <summary>
    /// Honours the <c>Idempotency-Key</c> header: the handler runs in one transaction with the record of its answer, and a repeat
    /// of the request gets that answer. The handler needs to do nothing but to use the request's <c>PortalDbContext</c>.
    /// </summary>
    /// <param name="hashBody">False for multipart uploads, whose boundary differs with every try.</param>
    public static RouteHandlerBuilder WithIdempotency(this RouteHandlerBuilder route, bool hashBody = true) =>
        route.WithMetadata(new IdempotencyMetadata(hashBody));
}
