using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Bots;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Updates;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Groups;

/// <summary>Tells a group once that the bot speaks to single persons, and leaves it. A channel is left without a word, a linked group is stayed in.</summary>
internal sealed class GroupHandler(
    ChatDirectory chats,
    ChatMigration migration,
    NotificationQueue queue,
    BotIntroduction bot,
    IBotApi botApi,
    ILogger<GroupHandler> logger) : IGroupHandler
{
    private const string Channel = "channel";

    public async Task ReadAsync(IncomingUpdate update, Message message, CancellationToken cancellationToken)
    {
        var (botId, chat) = (update.BotId, message.Chat);
        var linked = await chats.IsLinkedAsync(botId, chat.Id, cancellationToken);
        if (message.MigrateToChatId is { } supergroup)
        {
            if (linked)
            {
                await migration.MigrateAsync(botId, chat.Id, supergroup, cancellationToken);
            }

            return;
        }

        if (linked)
        {
            return;
        }

        if (chat.Type is not Channel)
        {
            await TellAsync(botId, message, cancellationToken);
        }

        await LeaveAsync(chat, cancellationToken);
    }

    public async Task LeaveAsync(Chat chat, CancellationToken cancellationToken)
    {
        var result = await botApi.LeaveChat(new LeaveChatRequest(chat.Id), cancellationToken);
        BotApiAwayException.ThrowIfAway(result);
        if (result is BotApiResult<bool>.Ok)
        {
            logger.GroupLeft(chat.Id);
        }
        else
        {
            // It was thrown out already, most likely.
            logger.GroupNotLeft(chat.Id, result.ToString());
        }
    }

    /// <summary>Queues the hint and waits until it is out: a bot that has left cannot speak any more.</summary>
    private async Task TellAsync(long botId, Message message, CancellationToken cancellationToken)
    {
        var hint = HintId(botId, message);
        var state = await chats.FindAnswerAsync(hint, botId, message.Chat.Id, cancellationToken);
        if (state is null)
        {
            var wording = BotTexts.Set.For(message.From?.LanguageCode);
            await queue.EnqueueAsync(
                [
                    new NewNotification
                    {
                        Target = new ChatTarget(botId, message.Chat.Id, Generation: null),
                        NotificationType = NotificationTypes.BotAnswer,
                        EventId = hint,
                        Text = wording.Text("Group_Hint", TelegramHtml.Escape(bot.Username ?? "")),
                        Language = wording.Language,
                        Priority = NotificationPriority.Urgent,
                        TraceParent = Activity.Current?.Id,
                    },
                ],
                cancellationToken);
        }

        if (state is null or NotificationState.Pending or NotificationState.Sending)
        {
            throw new NotYetException("the hint to leave");
        }
    }

    /// <summary>The same for all that a group says on one day, so that it is told once, and again when it invites the bot another time.</summary>
    private static Guid HintId(long botId, Message message)
    {
        var day = message.Date / (long)TimeSpan.FromDays(1).TotalSeconds;
        var key = string.Create(CultureInfo.InvariantCulture, $"telegram group hint {botId} {message.Chat.Id} {day}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
    }
}
