using ClientPortal.Contracts;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>Changes links as Telegram's answers say. A repeat changes nothing.</summary>
internal sealed class OutcomeEffects(Links links, ChatMigration migration, ILogger<OutcomeEffects> logger)
{
    public async Task ApplyAsync(LinkEffect effect, CancellationToken cancellationToken)
    {
        var row = effect.Row;
        switch (effect)
        {
            case LinkEffect.Suspend(_, var cause):
                await links.SuspendAsync(row.Recipient!, row.Generation, cause, Actor.System, cancellationToken);
                logger.LinkSuspended(row.Recipient!.RecipientId, cause);
                break;
            case LinkEffect.Remove(_, var cause):
                await links.RemoveAsync(row.Recipient!, row.Generation, cause, Actor.System, cancellationToken);
                logger.LinkRemoved(row.Recipient!.RecipientId, cause);
                break;
            case LinkEffect.Move(_, var toChatId):
                await migration.MigrateAsync(row.BotId, row.ChatId, toChatId, cancellationToken);
                logger.ChatMoved(row.ChatId, toChatId);
                break;
        }
    }
}
