using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore;

/// <summary>What became of a press on start.</summary>
/// <param name="Recipient">Whose deep link it is, where the token is known.</param>
public sealed record TokenClaim(TokenClaimOutcome Outcome, RecipientSnapshot? Recipient = null);

/// <summary>The ways a press on start can end.</summary>
public enum TokenClaimOutcome
{
    /// <summary>This Telegram user may now confirm.</summary>
    Claimed,

    /// <summary>Never made, used up or voided by a newer one.</summary>
    Unknown,

    /// <summary>Its ten minutes are over.</summary>
    Expired,

    /// <summary>Another Telegram user was first.</summary>
    ClaimedByAnother,
}
