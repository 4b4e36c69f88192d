using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ClientPortal.BotGateway.Callers;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Delivery.Messages;
using ClientPortal.BotGateway.Operations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.DirectMessages;

/// <summary>Messages that staff write to a client. A client who cannot be reached gets rows that say so, as with any notification.</summary>
internal sealed class DirectMessageSender(RecipientDirectory directory, NotificationQueue queue, NotificationHistory history, ILogger<DirectMessageSender> logger)
{
    public async Task<PreviewView> PreviewAsync(Caller sender, RecipientSnapshot client, string text, CancellationToken cancellationToken)
    {
        var told = await ResolveAsync(client, cancellationToken);
        var parts = DirectMessageText.Compose(sender.Name, text, BotTexts.Set.For(told.Language)).Select((html, index) =>
        {
            var plain = HtmlText.ToPlain(html);
            return new PreviewPart(index + 1, html, plain, HtmlText.Length(plain));
        });
        return new PreviewView([.. parts], told.SkipCause);
    }

    /// <summary>Null where the key was used for another message or another client.</summary>
    /// <param name="key">The sender's Idempotency-Key: a repeat adds nothing and answers what became of the first.</param>
    public async Task<DirectMessageView?> SendAsync(
        Caller sender, RecipientSnapshot client, string text, string? key, CancellationToken cancellationToken)
    {
        var told = await ResolveAsync(client, cancellationToken);
        var texts = DirectMessageText.Compose(sender.Name, text, BotTexts.Set.For(told.Language));
        var eventId = key is null ? Guid.CreateVersion7() : EventId(sender, key);
        if (key is not null && await ReadAsync(eventId, client, texts, cancellationToken) is { Found: true } earlier)
        {
            return earlier.View;
        }

        await queue.EnqueueAsync(
            [
                .. texts.Select((html, index) => new NewNotification
                {
                    Recipient = client,
                    Target = told.Target,
                    SkipCause = told.SkipCause,
                    NotificationType = NotificationTypes.DirectMessage,
                    EventId = eventId,
                    Part = (short)index,
                    Text = html,
                    Language = told.Language,
                    Priority = NotificationPriority.Urgent,
                    TraceParent = Activity.Current?.Id,
                }),
            ],
            cancellationToken);
        logger.DirectMessageQueued(sender.AccountId, client.RecipientId, texts.Count, told.SkipCause is { } cause ? $"not sent: {cause}" : "to be sent");
        return (await ReadAsync(eventId, client, texts, cancellationToken)).View;
    }

    private async Task<ToldRecipient> ResolveAsync(RecipientSnapshot client, CancellationToken cancellationToken) =>
        (await directory.ResolveAsync(new Audience { NotificationType = NotificationTypes.DirectMessage, ClientId = client.RecipientId }, cancellationToken)).Single();

    private async Task<(bool Found, DirectMessageView? View)> ReadAsync(
        Guid eventId, RecipientSnapshot client, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var rows = await history.ForEventAsync(eventId, cancellationToken);
        if (rows.Count == 0)
        {
            return (false, null);
        }

        var same = rows.All(row => row.Recipient == client)
            && texts.SequenceEqual(await history.TextsOfEventAsync(eventId, cancellationToken), StringComparer.Ordinal);
        var views = rows.Select(row => NotificationView.Of(row)).ToArray();
        var skipped = rows.FirstOrDefault(row => row.State is NotificationState.Skipped);
        return (true, same ? new DirectMessageView(skipped is null ? "pending" : "skipped", skipped?.Cause, views) : null);
    }

    private static Guid EventId(Caller sender, string key) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"direct message {sender.AccountId} {key}")).AsSpan(0, 16));
}
