using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore;

/// <summary>What became of a confirmation.</summary>
/// <param name="LinkedTo">With <see cref="LinkActivationOutcome.TakenByAnother"/>: whom the Telegram account belongs to.</param>
public sealed record LinkActivationResult(LinkActivationOutcome Outcome, RecipientSnapshot? LinkedTo = null);

/// <summary>The ways a confirmation can end.</summary>
public enum LinkActivationOutcome
{
    /// <summary>Connected; the token is used up.</summary>
    Activated,

    /// <summary>The Telegram account is connected to another portal account; nothing changed.</summary>
    TakenByAnother,

    /// <summary>The token is used, expired, voided by a newer one, or was claimed by another Telegram user; nothing changed.</summary>
    TokenNotValid,

    /// <summary>The portal account is deactivated; nothing changed.</summary>
    Deactivated,
}
