namespace ClientPortal.Web.SignIn;

/// <summary>Where somebody goes on who has to sign in first.</summary>
internal static class WayBack
{
    /// <summary>The page that was asked for; the one that holds the form or the part, where those were sent.</summary>
    public static string Of(HttpRequest request)
    {
        if (request.Headers.ContainsKey("HX-Request"))
        {
            return PageOf(request.Headers["HX-Current-URL"].ToString());
        }

        return HttpMethods.IsGet(request.Method) ? $"{request.Path}{request.QueryString}" : PageOf(request.Headers.Referer.ToString());
    }

    /// <summary>Leads there: a part cannot be signed in, but the page that asked for it can.</summary>
    public static void SignInFirst(HttpContext context)
    {
        var address = SignInEndpoints.Address(Of(context.Request));
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.Headers["HX-Redirect"] = address;
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else
        {
            context.Response.Redirect(address);
        }
    }

    private static string PageOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var page) ? LocalAddress.Of(page.PathAndQuery) : "/";
}
