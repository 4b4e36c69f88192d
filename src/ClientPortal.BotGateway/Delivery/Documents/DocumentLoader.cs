using ClientPortal.BotGateway.Portal;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery.Documents;

/// <summary>Gets the content of a message's file from the Api, on its recipient's behalf: what he may not see does not go out.</summary>
internal sealed class DocumentLoader(PersonDirectory people, PortalClient portal)
{
    public async Task<LoadedDocument> LoadAsync(ClaimedNotification row, QueuedDocument document, CancellationToken cancellationToken)
    {
        if (row.Recipient is not { } recipient || await people.FindAccountAsync(recipient, cancellationToken) is not { Active: true } account)
        {
            return new LoadedDocument.Gone("Nobody is there on whose behalf the file could be read.");
        }

        var answer = await portal.DownloadAsync(account.AccountId, document.AttachmentId, cancellationToken);
        return answer.TryGet(out var content, out var refusal)
            ? new LoadedDocument.Content(new SentFile(document.FileName, content))
            : new LoadedDocument.Gone($"The Api does not give the file: {refusal.Status} {refusal.Code}");
    }
}
