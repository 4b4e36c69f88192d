using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore;

/// <summary>Who is behind a Telegram account: a recipient with the portal account that acts for him.</summary>
/// <param name="AccountId">The portal account on whose behalf the bot calls the Api.</param>
/// <param name="Name">Display name.</param>
/// <param name="Language">Of the account: <c>ru</c> or <c>en</c>.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Active">False: the account is deactivated and may do nothing.</param>
/// <param name="Generation">Of the link, for <see cref="ChatTarget"/>.</param>
public sealed record Person(
    RecipientSnapshot Recipient,
    Guid AccountId,
    AccountRole Role,
    string Name,
    string Language,
    string TimeZone,
    bool Active,
    LinkState LinkState,
    long ChatId,
    long Generation)
{
    public bool IsClient => Role == AccountRole.Client;
}
