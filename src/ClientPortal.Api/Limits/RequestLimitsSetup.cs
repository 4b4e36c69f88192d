using System.Globalization;
using System.Threading.RateLimiting;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Limits;

internal static class RequestLimitsSetup
{
    /// <summary>Policy of the routes that check a secret that people choose or type.</summary>
    public const string SignIn = "sign_in";

    /// <summary>Policy of the refresh. By address, too: the token stands in the body, which nothing has read yet.</summary>
    public const string Refresh = "refresh";

    public static WebApplicationBuilder AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RequestLimits>().BindConfiguration(RequestLimits.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<RequestLimits>>((kestrel, limits) => kestrel.Limits.MaxRequestBodySize = limits.Value.MaxBodyBytes);
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<RequestLimits>>((limiter, limits) => Configure(limiter, limits.Value));
        return builder;
    }

    private static void Configure(RateLimiterOptions limiter, RequestLimits limits)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, Math.Ceiling(after.TotalSeconds)) : 1;
            rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsProbe(context) ? RateLimitPartition.GetNoLimiter("") : RateLimitPartition.GetTokenBucketLimiter(
            Caller(context),
            _ => new() { TokenLimit = limits.Burst, TokensPerPeriod = limits.RequestsPerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 }));
        limiter.AddPolicy(SignIn, context => PerMinute(Address(context), limits.SignInsPerMinute));
        limiter.AddPolicy(Refresh, context => PerMinute(Address(context), limits.RefreshesPerMinute));
    }

    private static RateLimitPartition<string> PerMinute(string caller, int permits) => RateLimitPartition.GetSlidingWindowLimiter(
        caller, _ => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 });

    // An orchestrator that is refused would take the service for dead.
    private static bool IsProbe(HttpContext context) => context.Request.Path.Value is "/health" or "/alive";

    private static string Caller(HttpContext context) => context.User.FindFirst(PortalClaims.Subject)?.Value ?? Address(context);

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
