using ClientPortal.BotGateway.Bots;
using ClientPortal.BotGateway.Operations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Linking;

/// <summary>Reads where a recipient's connection stands. A link to another bot than the present one counts as none.</summary>
internal sealed class LinkStatusReader(Links links, NotificationHistory history, BotIdentity identity, DeepLinks deepLinks, TimeProvider time)
{
    public async Task<LinkStatusView> ReadAsync(RecipientSnapshot recipient, CancellationToken cancellationToken)
    {
        var link = await links.FindAsync(recipient, cancellationToken);
        var last = await history.ForRecipientAsync(recipient, before: null, max: 1, type: null, cancellationToken);
        var delivery = last is [var record] ? Last(record) : null;
        var expiresAt = link?.TokenExpiresAt > time.GetUtcNow() ? link.TokenExpiresAt : null;
        var bot = await deepLinks.FindBotUrlAsync(cancellationToken);
        return link is { State: not LinkState.NotConnected } && link.BotId == identity.BotId
            ? new LinkStatusView(
                link.State is LinkState.Suspended ? LinkStatus.Suspended : LinkStatus.Connected,
                link.Reason,
                link.TelegramName,
                link.TelegramUsername,
                link.LinkedAt,
                expiresAt,
                delivery,
                bot)
            : new LinkStatusView(
                expiresAt is null ? LinkStatus.NotConnected : LinkStatus.Pending, link?.Reason, null, null, null, expiresAt, delivery, bot);
    }

    private static LastDeliveryView Last(NotificationRecord record)
    {
        var view = NotificationView.Of(record);
        return new LastDeliveryView(view.Id, view.NotificationType, view.State, view.Cause, view.SentAt ?? view.CreatedAt);
    }
}
