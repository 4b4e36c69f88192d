using Microsoft.AspNetCore.Http.Features;

namespace ClientPortal.Web.Errors;

/// <summary>A form that met a service that was away, so that its page can send it once more as it was: with its own key, which is done once.</summary>
/// <param name="Address">Path and query it was sent to.</param>
/// <param name="HadFiles">Files went with it, which a page cannot give back.</param>
public sealed record SentForm(string Address, IReadOnlyList<KeyValuePair<string, string?>> Fields, bool HadFiles)
{
    /// <summary>Bytes of a form that is read for this page alone.</summary>
    private const long MaxUnread = 256 * 1024;

    /// <summary>Null where there is none that can be read, or it holds a password or an invite's token: they stand in no such page.</summary>
    internal static async Task<SentForm?> OfAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || await FormAsync(context) is not { } form
            || form.Keys.Any(name => name.Contains("password", StringComparison.OrdinalIgnoreCase) || name is "token"))
        {
            return null;
        }

        var fields = form.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value));
        return new(context.Request.Path + context.Request.QueryString, [.. fields], form.Files.Any(file => file.Length > 0));
    }

    /// <summary>The form, also where the outage was met before anybody read it; files are not waited for.</summary>
    private static async Task<IFormCollection?> FormAsync(HttpContext context)
    {
        if (context.Features.Get<IFormFeature>()?.Form is { } read)
        {
            return read;
        }

        if (!context.Request.HasFormContentType || context.Request.ContentLength is not <= MaxUnread)
        {
            return null;
        }

        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
