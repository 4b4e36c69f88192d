namespace ClientPortal.Web.Profile;

/// <summary>A browser and its system, as their makers call them, by the <c>User-Agent</c> that it sends.</summary>
internal static class Browsers
{
    // The order counts: browsers call themselves by the names of those that came before them.
    private static readonly (string Mark, string Name)[] Kinds =
    [
        ("YaBrowser/", "Yandex Browser"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("HeadlessChrome/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary><c>Chrome · Windows</c>; null where nothing of it is known.</summary>
    public static string? NameOf(string? userAgent)
    {
        string?[] known = [Find(Kinds, userAgent), Find(Systems, userAgent)];
        var name = string.Join(" · ", known.Where(part => part is not null));
        return name is "" ? null : name;
    }

    private static string? Find((string Mark, string Name)[] known, string? userAgent) =>
        Array.Find(known, entry => userAgent?.Contains(entry.Mark, StringComparison.Ordinal) is true).Name;
}
