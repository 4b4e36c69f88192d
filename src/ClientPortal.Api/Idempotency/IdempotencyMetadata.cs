namespace ClientPortal.Api.Idempotency;

/// <summary>Marks a route whose effect happens once per <c>Idempotency-Key</c>.</summary>
/// <param name="Multipart">The body is multipart: what its parts say counts, not the boundary between them, which differs with every try.</param>
/// <param name="Secret">A member of the answer that is not kept: a repeat gets null in its place.</param>
internal sealed record IdempotencyMetadata(bool Multipart, string? Secret);

public static class IdempotencyExtensions
{
    /// <summary>
    /// Honours the <c>Idempotency-Key</c> header: the handler runs in one transaction with the record of its answer, and a repeat
    /// of the request gets that answer. The handler needs to do nothing but to use the request's <c>PortalDbContext</c>.
    /// </summary>
    /// <param name="multipart">True for uploads: two bodies with the same parts are the same, whatever their boundaries.</param>
    /// <param name="secret">A member of the JSON answer that must not be stored, such as a link; a repeat's answer has null there.</param>
    public static RouteHandlerBuilder WithIdempotency(this RouteHandlerBuilder route, bool multipart = false, string? secret = null) =>
        route.WithMetadata(new IdempotencyMetadata(multipart, secret));
}
