using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;

namespace ClientPortal.TelegramEmulator.Pages;

/// <summary>Security headers for the pages; refusals as a plain sentence.</summary>
internal sealed class PageFilter(World world) : IEndpointFilter
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        try
        {
            var result = await next(context);
            await world.FlushedAsync();
            return result;
        }
        catch (ControlException exception)
        {
            return Results.Text(exception.Message, "text/plain", statusCode: exception.Status);
        }
    }
}
