using ClientPortal.Contracts;

namespace ClientPortal.Notifications.Tests.Telling;

/// <summary>Somebody with an account.</summary>
public sealed record TestPerson(Guid AccountId, RecipientSnapshot Recipient, string Name)
{
    public Actor Acting => new(Recipient.RecipientType == RecipientType.Client ? ActorKind.Client : ActorKind.Staff, AccountId, Name, Channel.Portal);
}
