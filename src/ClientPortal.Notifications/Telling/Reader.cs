using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Texts;
using ClientPortal.Texts;

namespace ClientPortal.Notifications.Telling;

/// <summary>For whom a text is written. Readers who are equal read the same text.</summary>
/// <param name="IsClient">A client; else staff.</param>
/// <param name="TimeZone">IANA name.</param>
internal sealed record Reader(Wording Wording, bool IsClient, string TimeZone)
{
    public static Reader Of(ToldRecipient recipient) => new(
        NotificationTexts.Set.For(recipient.Language), recipient.Recipient.RecipientType == RecipientType.Client, recipient.TimeZone);

    /// <summary>The day that it is for this reader; UTC's where his zone is unknown to this machine.</summary>
    public DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(
        TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? TimeZoneInfo.ConvertTime(moment, zone).DateTime : moment.UtcDateTime);
}
