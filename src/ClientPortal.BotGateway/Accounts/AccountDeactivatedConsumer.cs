using ClientPortal.Contracts;
using ClientPortal.Messaging;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Accounts;

/// <summary>A deactivated account hears nothing more: its link ends and what waits for it is cancelled.</summary>
internal sealed class AccountDeactivatedConsumer(Links links) : IEventConsumer<AccountDeactivated>
{
    public Task ConsumeAsync(AccountDeactivated message, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        var account = message.Account;
        var recipient = account is { Role: AccountRole.Client, ClientId: { } clientId }
            ? new RecipientSnapshot(RecipientType.Client, clientId)
            : new RecipientSnapshot(RecipientType.User, account.AccountId);
        return links.RemoveAsync(recipient, generation: null, NotificationCauses.AccountDeactivated, message.Actor, cancellationToken);
    }
}
