namespace ClientPortal.Web.Security;

/// <summary>
/// Headers of every page: nothing inline runs or styles, nobody frames it, nothing is kept by caches unless its endpoint says so. Where it came
/// encrypted, the browser asks in no other way from then on.
/// </summary>
internal static class PageHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UsePageHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.ContentSecurityPolicy = Policy;
            if (context.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000"; // a year, in seconds
            }

            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
