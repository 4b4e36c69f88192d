namespace ClientPortal.Api.Idempotency;

/// <summary>Marks a route whose effect happens once per <c>Idempotency-Key</c>.</summary>
/// <param name="HashBody">False where a repeat's body may differ in bytes alone (multipart boundaries): then method, path, query and length count.</param>
/// <param name="Secret">A member of the answer that is not kept: a repeat gets null in its place.</param>
internal sealed record IdempotencyMetadata(bool HashBody, string? Secret);

public static class IdempotencyExtensions
{
    /// <summary>
    /// Honours the <c>Idempotency-Key</c> header: the handler runs in one transaction with the record of its answer, and a repeat
    /// of the request gets that answer. The handler needs to do nothing but to use the request's <c>PortalDbContext</c>.
    /// </summary>
    /// <param name="hashBody">False for multipart uploads, whose boundary differs with every try.</param>
    /// <param name="secret">A member of the JSON answer that must not be stored, such as a link; a repeat's answer has null there.</param>
    public static RouteHandlerBuilder WithIdempotency(this RouteHandlerBuilder route, bool hashBody = true, string? secret = null) =>
        route.WithMetadata(new IdempotencyMetadata(hashBody, secret));
}
