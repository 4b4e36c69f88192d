using ClientPortal.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.Web.Languages;

/// <summary>Language and colours, remembered in the browser. Plain forms: they work without a script.</summary>
internal static class AppearanceEndpoints
{
    private static readonly CookieOptions Remembered = new() { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), Path = "/", IsEssential = true };

    public static IEndpointRouteBuilder MapAppearance(this IEndpointRouteBuilder app)
    {
        app.MapPost("/appearance/language", Language).AllowAnonymous();
        app.MapPost("/appearance/theme", Theme).AllowAnonymous();
        return app;
    }

    private static RedirectHttpResult Language(HttpResponse response, [FromForm] string? language, [FromForm] string? returnTo)
    {
        if (language is "ru" or "en")
        {
            response.Cookies.Append(Reader.LanguageCookie, language, Remembered);
        }

        return TypedResults.LocalRedirect(LocalAddress.Of(returnTo));
    }

    private static RedirectHttpResult Theme(HttpResponse response, [FromForm] string? theme, [FromForm] string? returnTo)
    {
        if (theme is "light" or "dark")
        {
            response.Cookies.Append(Reader.ThemeCookie, theme, Remembered);
        }
        else if (theme is "auto")
        {
            response.Cookies.Delete(Reader.ThemeCookie, new() { Path = "/" });
        }

        return TypedResults.LocalRedirect(LocalAddress.Of(returnTo));
    }
}
