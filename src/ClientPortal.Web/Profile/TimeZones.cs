using System.Globalization;
using ClientPortal.Web.Languages;

namespace ClientPortal.Web.Profile;

/// <summary>Time zones to choose from: the usual ones by name, then all that this system knows.</summary>
internal static class TimeZones
{
    private static readonly string[] Usual =
    [
        "Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Novosibirsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk",
        "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka", "Europe/Minsk", "Asia/Almaty", "Asia/Tashkent", "Asia/Tbilisi", "Asia/Yerevan", "Asia/Baku", "Etc/UTC",
        "Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Warsaw", "Europe/Istanbul", "Asia/Jerusalem", "Asia/Dubai", "Asia/Kolkata", "Asia/Shanghai",
        "Asia/Tokyo", "Australia/Sydney", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Sao_Paulo",
    ];

    private static readonly string[] Regions = ["Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];

    private static readonly Lazy<string[]> All = new(() =>
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(id => Array.Exists(Regions, region => id.StartsWith(region, StringComparison.Ordinal)) && !Usual.Contains(id))
            .Order(StringComparer.Ordinal),
    ]);

    /// <summary>Those that have a name in the texts, <c>Profile_Zone_Europe_Moscow</c>; from west to east.</summary>
    public static IReadOnlyList<string> ByName(DateTimeOffset now) =>
        [.. Usual.Where(id => TimeZoneInfo.TryFindSystemTimeZoneById(id, out _)).OrderBy(id => TimeZoneInfo.FindSystemTimeZoneById(id).GetUtcOffset(now))];

    /// <summary>The others, by their IANA names.</summary>
    public static IReadOnlyList<string> Others => All.Value;

    public static bool IsUsual(string id) => Usual.Contains(id);

    public static string TextKey(string id) => $"Profile_Zone_{id.Replace('/', '_')}";

    /// <summary>By its name in the texts, else by IANA's.</summary>
    public static string ZoneName(this Reader reader, string id) => IsUsual(id) ? reader.Text(TextKey(id)) : id;

    /// <summary><c>UTC+5:30</c>.</summary>
    public static string Offset(string id, DateTimeOffset now)
    {
        var offset = TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone.GetUtcOffset(now) : TimeSpan.Zero;
        var sign = offset < TimeSpan.Zero ? '\u2212' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{Math.Abs(offset.Hours)}{(offset.Minutes == 0 ? "" : $":{Math.Abs(offset.Minutes):00}")}");
    }
}
