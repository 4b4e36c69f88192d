using System.Resources;
using ClientPortal.Web.Languages;

namespace ClientPortal.Web.Forms;

/// <summary>A word of success that the next page shows once: a form leads on to a page, so that reloading sends nothing again.</summary>
internal sealed class Notices(IHttpContextAccessor contexts, Reader reader)
{
    private const string Cookie = "notice";
    private static readonly CookieOptions ForTheNextPage = new() { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromMinutes(1), Path = "/", IsEssential = true };

    private HttpContext Context => contexts.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>Leaves a word for the next page.</summary>
    /// <param name="textKey">A text without places, its key <c>…_Notice_…</c>.</param>
    /// <param name="draft">The form's draft that is done with; see <c>portal.js</c>.</param>
    public void Leave(string textKey, string? draft = null) => Context.Response.Cookies.Append(Cookie, $"{textKey}|{draft}", ForTheNextPage);

    /// <summary>Takes what was left; null for nothing.</summary>
    public Notice? Take()
    {
        if (Context.Request.Cookies[Cookie]?.Split('|') is not [var key, var draft])
        {
            return null;
        }

        Context.Response.Cookies.Delete(Cookie, ForTheNextPage);
        return TextOf(key) is { } text ? new(text, draft is "" ? null : draft) : null;
    }

    /// <summary>A cookie can say anything.</summary>
    private string? TextOf(string key)
    {
        try
        {
            return key.Contains("_Notice_", StringComparison.Ordinal) ? reader.Text(key) : null;
        }
        catch (MissingManifestResourceException)
        {
            return null;
        }
    }
}

/// <summary>What a page says once.</summary>
/// <param name="Draft">The draft that is done with.</param>
public sealed record Notice(string Text, string? Draft);
