using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.TelegramEmulator.Pages;

/// <summary>Style sheet, script and icon, out of the program itself.</summary>
internal static class PageAssets
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["emulator.css"] = "text/css; charset=utf-8",
        ["emulator.js"] = "text/javascript; charset=utf-8",
        ["icon.svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Results<FileStreamHttpResult, NotFound> Get(string name, HttpContext context)
    {
        if (!Types.TryGetValue(name, out var type))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.File(typeof(PageAssets).Assembly.GetManifestResourceStream("assets/" + name)!, type);
    }
}
