using System.Globalization;
using System.Threading.RateLimiting;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Callers;

internal static class CallerExtensions
{
    /// <summary>Policy of the routes that make something in Telegram for the caller himself.</summary>
    public const string OwnLimit = "own_requests";

    /// <summary>Who calls, as a service, and how often an account may.</summary>
    public static WebApplicationBuilder AddCallers(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(provider => Caller.From(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.User));
        builder.Services.AddOptions<CallerLimitOptions>().BindConfiguration(CallerLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer => (bearer.Events ??= new()).OnTokenValidated = StandingAccounts.CheckAsync);
        builder.Services.AddExceptionHandler<DatabaseAwayHandler>();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<CallerLimitOptions>>((limiter, limits) => Configure(limiter, limits.Value));
        return builder;
    }

    private static void Configure(RateLimiterOptions limiter, CallerLimitOptions limits)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, Math.Ceiling(after.TotalSeconds)) : 1;
            rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(OwnLimit, context => RateLimitPartition.GetFixedWindowLimiter(
            $"{context.User.FindFirst(PortalClaims.Subject)?.Value} {context.GetEndpoint()?.DisplayName}",
            _ => new() { PermitLimit = limits.OwnPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
    }
}
