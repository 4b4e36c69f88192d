using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore;

/// <summary>The portal account that acts for a recipient.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Language">What it reads: <c>ru</c> or <c>en</c>.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Active">False: deactivated.</param>
public sealed record RecipientAccount(Guid AccountId, AccountRole Role, string Name, string Language, string TimeZone, bool Active);
