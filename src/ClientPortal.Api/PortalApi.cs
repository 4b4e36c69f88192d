using ClientPortal.Api.Auth;
using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Idempotency;
using ClientPortal.Api.Json;
using ClientPortal.Api.Limits;
using ClientPortal.Api.OpenApi;
using ClientPortal.Api.Problems;
using ClientPortal.ServiceDefaults;
using ClientPortal.ServiceDefaults.Authentication;

namespace ClientPortal.Api;

/// <summary>What all features of the HTTP API have in common.</summary>
internal static class PortalApi
{
    public static WebApplicationBuilder AddPortalApi(this WebApplicationBuilder builder)
    {
        builder.AddProblems().AddServiceDefaults().AddRequestLimits().AddIdempotency();
        builder.AddPortalOpenApi();
        builder.Services.AddPortalJson();
        return builder;
    }

    /// <summary>The pipeline, outermost first. Idempotency stands inside authorization: a key belongs to an account.</summary>
    public static WebApplication UsePortalApi(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseServiceDefaults();
        app.UseSwaggerPage();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<QueryCharactersMiddleware>();
        app.UseMiddleware<CharsetMiddleware>();
        app.UseMiddleware<IdempotencyMiddleware>();
        return app;
    }

    /// <summary>The group of all routes under <c>/api</c>: for signed-in people unless a route says otherwise, with ETags on versioned answers.</summary>
    public static RouteGroupBuilder MapPortalApi(this WebApplication app)
    {
        app.MapServiceDefaults();
        app.MapOpenApi().AllowAnonymous();
        return app.MapGroup("/api").RequireAuthorization(PortalPolicies.SignedIn).AddEndpointFilter<ETagFilter>();
    }
}
