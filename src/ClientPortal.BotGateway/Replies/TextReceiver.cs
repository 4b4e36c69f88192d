using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Replies;

/// <summary>Makes a ticket's text of what a person sent, or says why it cannot be one.</summary>
internal sealed class TextReceiver(FileUploads uploads, BotAnswers answers)
{
    /// <summary>UTF-16 units of a ticket's text, at most; the Api's limit.</summary>
    public const int MaxText = 20_000;

    /// <summary>Uploads the files, and puts the text together.</summary>
    /// <param name="below">What is put below the person's own words.</param>
    /// <returns>Null once the person was told why not.</returns>
    public async Task<ReceivedText?> ReceiveAsync(BotCall call, Person person, Message message, string below, CancellationToken cancellationToken)
    {
        var content = IncomingContent.Of(call.Update, message);
        if (!content.IsReadable)
        {
            return await RefuseAsync(call.Wording.Text("Reply_OtherContent"));
        }

        if (below.Length + content.Text.Length > MaxText)
        {
            return await RefuseAsync(call.Wording.Text("Reply_TooLong", MaxText));
        }

        var files = await uploads.UploadAsync(call, person, content.Files, cancellationToken);
        if (content.Text.Length == 0 && files.Ids.Count == 0)
        {
            return await RefuseAsync(files.Refused.Count > 0 ? string.Join('\n', files.Refused) : call.Wording.Text("Reply_OtherContent"));
        }

        var words = content.Text.Length > 0 ? content.Text : call.Wording.Counted("Reply_FilesAlone", files.Ids.Count);
        return new ReceivedText(words + below, files.Ids, files.Refused);

        async Task<ReceivedText?> RefuseAsync(string html)
        {
            await answers.SayAsync(call, html, replyToMessageId: message.MessageId, cancellationToken: cancellationToken);
            return null;
        }
    }
}
