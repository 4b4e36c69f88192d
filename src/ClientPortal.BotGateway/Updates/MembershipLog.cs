using ClientPortal.BotGateway.BotApi;

namespace ClientPortal.BotGateway.Updates;

/// <summary>Writes down where the bot is let in and where it is shown the door.</summary>
internal sealed class MembershipLog(ILogger<MembershipLog> logger) : IMembershipHandler
{
    public Task ChangedAsync(IncomingUpdate update, ChatMemberUpdated change, CancellationToken cancellationToken)
    {
        logger.MembershipChanged(change.Chat.Id, change.NewChatMember.Status);
        return Task.CompletedTask;
    }
}
