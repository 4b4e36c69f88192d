using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Updates;

/// <summary>Leads an update to whom it concerns. Kinds that nobody asked for, and whatever other bots say, end here.</summary>
internal sealed class UpdateRouter(ChatRouter chats, IMembershipHandler memberships, IGroupHandler groups) : IUpdateHandler
{
    private const string Private = "private";
    private const string Channel = "channel";

    public Task HandleAsync(IncomingUpdate update, CancellationToken cancellationToken) => update.Update switch
    {
        { MyChatMember: { Chat.Type: Channel, NewChatMember.Status: "member" or "administrator" } change } => groups.LeaveAsync(change.Chat, cancellationToken),
        { MyChatMember: { } change } => memberships.ChangedAsync(update, change, cancellationToken),
        { CallbackQuery: { From.IsBot: false } press } => chats.PressAsync(update, press, cancellationToken),
        { Message: { From: { IsBot: false } from, Chat.Type: Private } message } => chats.ReadAsync(update, from, message, cancellationToken),
        { Message: { Chat.Type: not Private } message } => groups.ReadAsync(update, message, cancellationToken),
        _ => Task.CompletedTask,
    };
}

/// <summary>The bot was blocked, unblocked, added or removed.</summary>
internal interface IMembershipHandler
{
    Task ChangedAsync(IncomingUpdate update, ChatMemberUpdated change, CancellationToken cancellationToken);
}

/// <summary>The bot speaks to single persons; a group is told so once and left.</summary>
internal interface IGroupHandler
{
    Task ReadAsync(IncomingUpdate update, Message message, CancellationToken cancellationToken);

    /// <summary>Leaves without a word, as a channel that the bot was added to.</summary>
    Task LeaveAsync(Chat chat, CancellationToken cancellationToken);
}
