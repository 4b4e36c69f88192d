using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Replies;

/// <summary>Says of voice messages, stickers, videos and the like that a ticket does not take them. The last of the readers.</summary>
internal sealed class OtherContentReader(BotAnswers answers) : IMessageReader
{
    public async Task<bool> TryReadAsync(BotCall call, Message message, CancellationToken cancellationToken)
    {
        if (call.Person is null || IncomingContent.Of(call.Update, message).IsReadable)
        {
            return false;
        }

        await answers.SayAsync(call, call.Wording.Text("Reply_OtherContent"), replyToMessageId: message.MessageId, cancellationToken: cancellationToken);
        return true;
    }
}
