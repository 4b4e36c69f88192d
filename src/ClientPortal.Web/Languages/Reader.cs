using System.Globalization;
using ClientPortal.Texts;
using ClientPortal.Web.Live;
using ClientPortal.Web.Sessions;
using Microsoft.AspNetCore.Http.Features;

namespace ClientPortal.Web.Languages;

/// <summary>Who looks at a page: in which language, which colours and which time zone.</summary>
internal sealed class Reader(IHttpContextAccessor contexts)
{
    public const string LanguageCookie = "language";
    public const string ThemeCookie = "theme";

    private Wording? _words;
    private TimeZoneInfo? _zone;

    /// <summary>Null for somebody who is not signed in.</summary>
    public SessionAccount? Account => Context.Features.Get<SessionContent>()?.Account;

    /// <summary>What was chosen in this browser, else the account's language, else the browser's.</summary>
    public Wording Words => _words ??= PageTexts.Set.For(
        Context.Request.Cookies[LanguageCookie] ?? Account?.Language ?? Context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).FirstOrDefault()?.Value.Value);

    /// <summary><c>light</c> or <c>dark</c> where it was chosen; null follows the browser.</summary>
    public string? Theme => Context.Request.Cookies[ThemeCookie] is ("light" or "dark") and var theme ? theme : null;

    /// <summary>The page that is shown, for links that come back to it.</summary>
    public string Here => $"{Context.Request.Path}{Context.Request.QueryString}";

    /// <summary>Asking for its address shows the page again; one that answers a form cannot be come back to.</summary>
    public bool IsRead => HttpMethods.IsGet(Context.Request.Method) || HttpMethods.IsHead(Context.Request.Method);

    /// <summary>Where the stream of events stood before the page read anything.</summary>
    public string LivePosition => Context.Features.GetRequiredFeature<LivePosition>().Value;

    public string Path => Context.Request.Path;

    private HttpContext Context => contexts.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private TimeZoneInfo Zone => _zone ??= TimeZoneInfo.TryFindSystemTimeZoneById(Account?.TimeZone ?? "Etc/UTC", out var zone) ? zone : TimeZoneInfo.Utc;

    public string Text(string key, params ReadOnlySpan<object?> values) => Words.Text(key, values);

    /// <summary>A count that stops at <paramref name="cap"/>: "10,000+".</summary>
    public string UpTo(long count, long cap) => count >= cap ? Text("Layout_OrMore", cap) : Text("Layout_Count", count);

    /// <summary>Size of a file.</summary>
    public string Size(long bytes) => bytes < 1024 ? Text("Layout_Bytes", bytes) : bytes < 1024 * 1024 ? Text("Layout_Kilobytes", bytes / 1024m) : Text("Layout_Megabytes", bytes / 1024m / 1024m);

    public string Counted(string key, int count) => Words.Counted(key, count);

    public string Date(DateOnly date) => Words.Formats.Date(date);

    /// <summary>An amount of money.</summary>
    /// <param name="amount">Decimal text with a point, as the services write it.</param>
    public string Amount(string amount, string currency) => Words.Formats.Amount(amount, currency);

    /// <summary>Day and minute in the reader's zone.</summary>
    public string Minute(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        return $"{Words.Formats.Date(DateOnly.FromDateTime(local.DateTime))}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }
}
