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

    /// <summary>Never made, of another bot, or forgotten since.</summary>
    Unknown,

    /// <summary>Its ten minutes are over.</summary>
    Expired,

    /// <summary>Another Telegram user was first.</summary>
    ClaimedByAnother,

    /// <summary>Somebody connected with it already.</summary>
    Used,

    /// <summary>Void since there is a newer one.</summary>
    Replaced,

    /// <summary>Void since it was declined, or its link ended.</summary>
    Withdrawn,
}
