using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Linking.Bot;

/// <summary>What could not be delivered is not sent late; whoever can be reached again is told how much it was, and where it can be read.</summary>
internal sealed class MissedNotifications(NotificationHistory history)
{
    /// <summary>To be asked before the chat gets its next message.</summary>
    /// <returns>The text, and below it what was missed, if anything was.</returns>
    public async Task<string> BelowAsync(string text, RecipientSnapshot recipient, long botId, long chatId, Wording wording, CancellationToken cancellationToken)
    {
        var missed = await history.CountMissedAsync(recipient, botId, chatId, cancellationToken);
        return missed == 0 ? text : $"{text}\n{wording.Counted("Link_Missed", missed)}";
    }
}
