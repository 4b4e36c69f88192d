using System.Threading.RateLimiting;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Sessions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ClientPortal.Web.Attachments;

/// <summary>Bodies that are too large, and forms with files of which an account sends too many at once, are refused before anything reads them.</summary>
internal static class UploadLimits
{
    public static WebApplicationBuilder AddUploadLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<UploadOptions>>((limiter, uploads) => Configure(limiter, uploads.Value));
        return builder;
    }

    /// <summary>Once it is known who sends, and before the antiforgery check, which reads the whole form and takes one that is too large for one without a token.</summary>
    public static IApplicationBuilder UseUploadLimits(this IApplicationBuilder app) => app
        .Use((context, next) => context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize
            ? RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "Refusal_payload_too_large")
            : next(context))
        .UseRateLimiter();

    private static void Configure(RateLimiterOptions limiter, UploadOptions uploads)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Guid>(context => HasFiles(context) && context.Features.Get<SessionContent>() is { Account.Id: var account }
            ? RateLimitPartition.GetConcurrencyLimiter(account, _ => new() { PermitLimit = uploads.AtOnce, QueueLimit = uploads.Waiting })
            : RateLimitPartition.GetNoLimiter(Guid.Empty));
        limiter.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "5";
            return new(RefuseAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "Refusal_too_many_requests"));
        };
    }

    private static bool HasFiles(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IFormOptionsMetadata>()?.MultipartBodyLengthLimit is not null;

    private static Task RefuseAsync(HttpContext context, int status, string reason) =>
        new RazorComponentResult<RefusedPage>(new { Reason = context.RequestServices.GetRequiredService<Reader>().Text(reason) }) { StatusCode = status }.ExecuteAsync(context);
}
