using System.Globalization;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Conversations;

/// <summary>Moments as a person's clock shows them; UTC's where his zone is unknown to this machine.</summary>
internal static class PersonTime
{
    /// <summary><c>5 March 2026</c></summary>
    public static string Day(this Person person, DateTimeOffset moment, Wording words) =>
        words.Formats.Date(DateOnly.FromDateTime(person.Local(moment)));

    /// <summary><c>5 March 2026, 14:03</c></summary>
    public static string Minute(this Person person, DateTimeOffset moment, Wording words) =>
        string.Create(CultureInfo.InvariantCulture, $"{person.Day(moment, words)}, {person.Local(moment):HH:mm}");

    private static DateTime Local(this Person person, DateTimeOffset moment) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(person.TimeZone, out var zone) ? TimeZoneInfo.ConvertTime(moment, zone).DateTime : moment.UtcDateTime;
}
