using ClientPortal.Contracts;
using ClientPortal.Messaging;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Telling;

namespace ClientPortal.Notifications.Accounts;

/// <summary>Keeps the projection of accounts; a deactivated account's link is removed and what waits for it is cancelled.</summary>
internal sealed class AccountConsumer(AccountProjection accounts, Links links, ILogger<AccountConsumer> logger) :
    IEventConsumer<AccountCreated>,
    IEventConsumer<AccountChanged>,
    IEventConsumer<AccountDeactivated>
{
    public Task ConsumeAsync(AccountCreated @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        ApplyAsync(@event.Account, @event.Sequence, @event.Actor, cancellationToken);

    public Task ConsumeAsync(AccountChanged @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        ApplyAsync(@event.Account, @event.Sequence, @event.Actor, cancellationToken);

    public Task ConsumeAsync(AccountDeactivated @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        ApplyAsync(@event.Account, @event.Sequence, @event.Actor, cancellationToken);

    private async Task ApplyAsync(AccountSnapshot account, long sequence, Actor actor, CancellationToken cancellationToken)
    {
        IncompleteEventException.ThrowIfMissing(account, account?.AccountId ?? default, "account");
        // A repeat of the newest event goes on to the link: a crash may have come between the two.
        if (!await accounts.ApplyAsync(account, sequence, cancellationToken))
        {
            return;
        }

        logger.AccountTaken(account.AccountId, sequence);
        if (!account.Active)
        {
            var recipient = account.ClientId is { } client
                ? new RecipientSnapshot(RecipientType.Client, client)
                : new RecipientSnapshot(RecipientType.User, account.AccountId);
            var removed = await links.RemoveAsync(recipient, generation: null, NotificationCauses.AccountDeactivated, actor, cancellationToken);
            logger.AccountEnded(account.AccountId, removed);
        }
    }
}
