using ClientPortal.Messaging;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Texts;
using Microsoft.Extensions.Options;

namespace ClientPortal.Notifications.Telling;

/// <summary>Recipients → texts → one insert.</summary>
internal sealed class Teller(
    RecipientDirectory recipients,
    NotificationQueue queue,
    IOptions<TellingOptions> options,
    TellingTelemetry telemetry,
    TimeProvider time,
    ILogger<Teller> logger)
{
    /// <summary>Between two looks for an account that is not known yet.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Queues the event's message for each recipient, or notes why it cannot reach him. All rows of an event go in together, so a
    /// repeat finds all or none.
    /// </summary>
    public async Task TellAsync(EventEnvelope envelope, Announcement announcement, CancellationToken cancellationToken)
    {
        var audience = announcement.Audience with { EventId = envelope.EventId };
        var told = await ResolveAsync(envelope, audience, cancellationToken);
        var texts = new Dictionary<Reader, Message>();
        var rows = new List<NewNotification>(told.Count);
        foreach (var recipient in told)
        {
            var reader = Reader.Of(recipient);
            if (!texts.TryGetValue(reader, out var message))
            {
                texts.Add(reader, message = announcement.Write(reader));
            }

            var row = Row(envelope, announcement, recipient, message);
            rows.Add(row);
            rows.AddRange(FilesOf(announcement, recipient, reader, row));
        }

        var added = await queue.EnqueueAsync(rows, cancellationToken);
        telemetry.Told(audience.NotificationType, rows);
        logger.EventTold(envelope.EventId, envelope.Type, added.Pending, added.Skipped);
    }

    /// <summary>
    /// An account event that was published before may be handled after this one, being of another subject; so somebody unknown is
    /// waited for, but not for ever: docs/decisions/0005.
    /// </summary>
    private async Task<IReadOnlyList<ToldRecipient>> ResolveAsync(EventEnvelope envelope, Audience audience, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var limit = TimeSpan.FromSeconds(options.Value.UnknownAccountSeconds);
        while (true)
        {
            var told = await recipients.ResolveAsync(audience, cancellationToken);
            if (told.All(r => r.SkipCause != NotificationCauses.UnknownAccount))
            {
                return told;
            }

            if (time.GetElapsedTime(started) >= limit)
            {
                logger.AccountUnknown(envelope.EventId, envelope.Type, limit.TotalSeconds);
                return told;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>For a client who can be reached: behind the text, without a sound of their own.</summary>
    private static IEnumerable<NewNotification> FilesOf(Announcement announcement, ToldRecipient recipient, Reader reader, NewNotification row) =>
        !reader.IsClient || recipient.Target is null
            ? []
            : announcement.Files.Select((file, index) => row with
            {
                Part = (short)(index + 1),
                Text = announcement.Caption(reader),
                IsHtml = false,
                ButtonsJson = null,
                Document = new QueuedDocument(file.AttachmentId, file.FileName, file.Size),
                DisableNotification = true,
            });

    private static NewNotification Row(EventEnvelope envelope, Announcement announcement, ToldRecipient recipient, Message message) => new()
    {
        Recipient = recipient.Recipient,
        Target = recipient.Target,
        SkipCause = recipient.SkipCause,
        NotificationType = announcement.Audience.NotificationType,
        ReferenceId = announcement.ReferenceId,
        EventId = envelope.EventId,
        Text = message.Html,
        ButtonsJson = message.ButtonsJson,
        Language = recipient.Language,
        TraceParent = envelope.TraceParent,
    };
}
