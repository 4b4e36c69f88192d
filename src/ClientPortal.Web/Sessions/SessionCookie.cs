namespace ClientPortal.Web.Sessions;

/// <summary>The browser's part of a session: a random id that scripts cannot read and other sites cannot send.</summary>
internal static class SessionCookie
{
    // The prefix makes browsers refuse the cookie from other hosts and without encryption, so it cannot be had over plain HTTP.
    private const string Encrypted = "__Host-clientportal";
    private const string Plain = "clientportal";

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Write(HttpContext context, string id) => context.Response.Cookies.Append(Name(context.Request), id, Options(context));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name(context.Request), Options(context));

    private static string Name(HttpRequest request) => request.IsHttps ? Encrypted : Plain;

    // Lax, not strict: a link in Telegram leads to a page for which one is signed in.
    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = TimeSpan.FromDays(30),
    };
}
