using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.BotGateway.Updates;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Linking.Bot;

/// <summary>
/// Suspends a link when its chat can no longer be written to, resumes it when it can again. In a private chat <c>kicked</c> means that the
/// person blocked the bot.
/// </summary>
internal sealed class MembershipHandler(Links links, PersonDirectory people, MissedNotifications missed, ILogger<MembershipHandler> logger) : IMembershipHandler
{
    public async Task ChangedAsync(IncomingUpdate update, ChatMemberUpdated change, CancellationToken cancellationToken)
    {
        var isPrivate = string.Equals(change.Chat.Type, "private", StringComparison.Ordinal);
        var recipients = isPrivate
            ? await links.FindRecipientAsync(update.BotId, change.Chat.Id, cancellationToken) is { } one ? [one] : []
            : await links.FindByGroupAsync(update.BotId, change.Chat.Id, cancellationToken);
        foreach (var recipient in recipients)
        {
            if (await links.FindAsync(recipient, cancellationToken) is { } link && link.BotId == update.BotId && link.ChatId == change.Chat.Id)
            {
                await ApplyAsync(update, change, link, isPrivate, cancellationToken);
            }
        }
    }

    private async Task ApplyAsync(IncomingUpdate update, ChatMemberUpdated change, Link link, bool isPrivate, CancellationToken cancellationToken)
    {
        var account = await people.FindAccountAsync(link.Recipient, cancellationToken);
        // In a group anybody may have done it.
        var actor = isPrivate && account is not null ? LinkDialog.ActorOf(account) : Actor.System;
        switch (change.NewChatMember.Status)
        {
            case "kicked" or "left":
                var reason = isPrivate ? Causes.BotBlocked : Causes.BotKicked;
                if (await links.SuspendAsync(link.Recipient, link.Generation, reason, actor, cancellationToken))
                {
                    logger.ChatClosed(link.Recipient.RecipientId, reason);
                }

                break;
            case "member" or "administrator":
                var wording = BotTexts.Set.For(account?.Language ?? change.From.LanguageCode);
                var text = await missed.BelowAsync(wording.Text("Link_Resumed"), link.Recipient, update.BotId, change.Chat.Id, wording, cancellationToken);
                var welcome = LinkNotices.Of(update.BotId, change.Chat.Id, wording, text, update.EventId);
                if (await links.ResumeAsync(link.Recipient, actor, [welcome], cancellationToken))
                {
                    logger.ChatOpened(link.Recipient.RecipientId);
                }

                break;
        }
    }
}
