using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Replies;

/// <summary>Shows a person that the Api has stored what he wrote: by a reaction, else by a short answer.</summary>
internal sealed class Receipt(IBotApi botApi, BotAnswers answers)
{
    private static readonly ReactionType[] ThumbUp = [new("emoji", "👍")];

    /// <summary>Once the Api has stored it, not before.</summary>
    /// <param name="refused">HTML, a line for each file that was not taken.</param>
    public async Task GiveAsync(BotCall call, Message message, long ticketNumber, IReadOnlyList<string> refused, CancellationToken cancellationToken)
    {
        if (refused.Count == 0)
        {
            var reaction = await botApi.SetMessageReaction(new(call.ChatId, message.MessageId, ThumbUp), cancellationToken);
            if (reaction is BotApiResult<bool>.Ok)
            {
                return;
            }
        }

        var html = string.Join('\n', [call.Wording.Text("Reply_Stored", ticketNumber), .. refused]);
        await answers.SayAsync(call, html, replyToMessageId: message.MessageId, cancellationToken: cancellationToken);
    }
}
