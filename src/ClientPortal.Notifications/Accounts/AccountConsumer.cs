using System.Diagnostics;
using ClientPortal.Contracts;
using ClientPortal.Messaging;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Telling;
using ClientPortal.Notifications.Texts;
using ClientPortal.Texts;

namespace ClientPortal.Notifications.Accounts;

/// <summary>Keeps the projection of accounts; a deactivated account's link is removed, with a word to its chat, and what waits for it is cancelled.</summary>
internal sealed class AccountConsumer(AccountProjection accounts, Links links, BotRegistry bots, ILogger<AccountConsumer> logger) :
    IEventConsumer<AccountCreated>,
    IEventConsumer<AccountChanged>,
    IEventConsumer<AccountDeactivated>
{
    public Task ConsumeAsync(AccountCreated @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        ApplyAsync(@event.Account, @event.Sequence, @event.Actor, envelope.EventId, cancellationToken);

    public Task ConsumeAsync(AccountChanged @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        ApplyAsync(@event.Account, @event.Sequence, @event.Actor, envelope.EventId, cancellationToken);

    public Task ConsumeAsync(AccountDeactivated @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        ApplyAsync(@event.Account, @event.Sequence, @event.Actor, envelope.EventId, cancellationToken);

    private async Task ApplyAsync(AccountSnapshot account, long sequence, Actor actor, Guid eventId, CancellationToken cancellationToken)
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
            var bot = await bots.FindActiveAsync(cancellationToken);
            var removed = await links.RemoveAsync(
                recipient, generation: null, NotificationCauses.AccountDeactivated, actor, link => Goodbye(link, bot, account, eventId), cancellationToken);
            logger.AccountEnded(account.AccountId, removed);
        }
    }

    /// <summary>Bound to the chat: the end of the link does not cancel it. Nothing where it would not arrive.</summary>
    private static IReadOnlyList<NewNotification> Goodbye(Link link, long? bot, AccountSnapshot account, Guid eventId) =>
        link is { State: LinkState.Active, ChatId: { } chatId, BotId: { } botId } && botId == bot
            ?
            [
                new NewNotification
                {
                    Target = new ChatTarget(botId, chatId, Generation: null),
                    NotificationType = NotificationTypes.LinkNotice,
                    EventId = eventId,
                    Text = NotificationTexts.Set.For(account.Language).Text("Account_Deactivated", TelegramHtml.Name(account.Name)),
                    Language = account.Language,
                    TraceParent = Activity.Current?.Id,
                },
            ]
            : [];
}
