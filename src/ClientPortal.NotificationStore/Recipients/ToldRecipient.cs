using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore;

/// <summary>Somebody who is told of an event, and whether that can reach him.</summary>
/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="SkipCause">Why nothing can be sent, one of <see cref="NotificationCauses"/>; null when <paramref name="Target"/> is there.</param>
public sealed record ToldRecipient(RecipientSnapshot Recipient, string Language, string TimeZone, string? SkipCause, ChatTarget? Target);
