using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Replies;

/// <summary>Brings a person's files from Telegram to the Api, one after the other.</summary>
internal sealed class FileUploads(TelegramFiles telegram, PortalClient portal)
{
    /// <summary>What the Api took, and a line for each file that was not taken.</summary>
    public async Task<UploadedFiles> UploadAsync(BotCall call, Person person, IReadOnlyList<IncomingFile> files, CancellationToken cancellationToken)
    {
        var (ids, refused) = (new List<Guid>(), new List<string>());
        for (var index = 0; index < files.Count; index++)
        {
            var file = files[index];
            var reason = file.Size > TelegramFiles.MaxSize
                ? "Reply_File_TooLarge"
                : await UploadAsync(call, person, file, PortalKey.Of(call.Update, index + 1), ids, cancellationToken);
            if (reason is not null)
            {
                refused.Add(call.Wording.Text(reason, TelegramHtml.Name(file.Name)));
            }
        }

        return new UploadedFiles(ids, refused);
    }

    /// <summary>One file.</summary>
    /// <returns>Key of the reason why it was not taken; null when it was.</returns>
    private async Task<string?> UploadAsync(BotCall call, Person person, IncomingFile file, string key, List<Guid> ids, CancellationToken cancellationToken)
    {
        using var content = await telegram.FetchAsync(file, call.Update.IsLastTry, cancellationToken);
        if (content is null)
        {
            return "Reply_File_NotFetched";
        }

        var answer = await portal.UploadAsync(person, file.Name, content.Open, key, cancellationToken);
        if (answer.TryGet(out var stored, out var refusal))
        {
            ids.Add(stored.AttachmentId);
            return null;
        }

        return refusal.Code switch
        {
            PortalCodes.AttachmentTooLarge or PortalCodes.PayloadTooLarge => "Reply_File_TooLarge",
            PortalCodes.AttachmentEmpty => "Reply_File_Empty",
            PortalCodes.TooManyPendingAttachments => "Reply_File_TooMany",
            _ => "Reply_File_Refused",
        };
    }
}

/// <summary>What became of files.</summary>
/// <param name="Ids">Of the stored ones, for the text that shall name them.</param>
/// <param name="Refused">HTML, a line each.</param>
internal sealed record UploadedFiles(IReadOnlyList<Guid> Ids, IReadOnlyList<string> Refused);
