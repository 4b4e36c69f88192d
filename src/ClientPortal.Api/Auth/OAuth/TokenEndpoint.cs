using ClientPortal.Api.Auth.Tokens;
using ClientPortal.Api.Database;
using ClientPortal.Api.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Auth.OAuth;

/// <summary>
/// Tokens for services (RFC 6749 client credentials) and tokens to act for an account (RFC 8693 token exchange). The body is a form; errors are
/// problem details that carry OAuth's <c>error</c> and <c>error_description</c> as well.
/// </summary>
internal static class TokenEndpoint
{
    public const string ClientCredentials = "client_credentials";
    public const string TokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";

    public static void MapTokenEndpoint(this IEndpointRouteBuilder app) => app.MapPost("/oauth/token", IssueAsync)
        .AllowAnonymous().DisableAntiforgery().WithTags("Services").WithSummary("Tokens for services, and to act for an account")
        .Refuses(400, OAuthError.InvalidRequest, OAuthError.UnsupportedGrantType, OAuthError.InvalidTarget).Refuses(401, OAuthError.InvalidClient)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = TokenForm.Describe();
            return Task.CompletedTask;
        });

    private static async Task<Ok<TokenAnswer>> IssueAsync(
        IFormCollection form, ServiceAuthentication services, AccessTokens tokens, PortalDbContext db, CancellationToken cancellationToken)
    {
        var request = TokenRequest.Read(form);
        switch (request.GrantType)
        {
            case ClientCredentials:
                return Answer(tokens.ForService(services.Authenticate(request.ClientId, request.ClientSecret)), AccessTokens.DelegateScope);
            case TokenExchange:
                var service = await services.VerifyAsync(request.ActorToken);
                return await DelegateAsync(request.RequestedSubject, service, tokens, db, cancellationToken);
            case null or "":
                throw OAuthError.Of(OAuthError.InvalidRequest, "grant_type is missing.");
            default:
                throw OAuthError.Of(OAuthError.UnsupportedGrantType, "grant_type must be client_credentials or token exchange.");
        }
    }

    private static async Task<Ok<TokenAnswer>> DelegateAsync(string? subject, string service, AccessTokens tokens, PortalDbContext db, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            throw OAuthError.Of(OAuthError.InvalidRequest, "requested_subject must be an account's id.");
        }

        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id && candidate.Active, cancellationToken)
            ?? throw OAuthError.Of(OAuthError.InvalidTarget, "There is no active account with this id.");
        return Answer(tokens.Delegated(account, service), scope: null);
    }

    private static Ok<TokenAnswer> Answer(AccessToken token, string? scope) =>
        TypedResults.Ok(new TokenAnswer(token.Text, "Bearer", token.ExpiresIn, scope, "urn:ietf:params:oauth:token-type:access_token"));
}
