using System.Collections.Concurrent;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.BotGateway.Delivery.Documents;
using ClientPortal.BotGateway.Delivery.Pacing;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>
/// Everything between a claim and its record: who may leave now, what is under way, what came of it. Each chat has one
/// message here at most, so order within a chat holds by itself. Only the dispatcher's loop calls it.
/// </summary>
internal sealed class Sender(IBotApi botApi, DocumentLoader documents, DeliveryOptions options, TimeProvider time, Wake wake, ILogger logger) : IDisposable
{
    private const int MaxFiles = 4;

    /// <summary>Within the margin that a claim has over its calls.</summary>
    private static readonly TimeSpan FileTimeout = TimeSpan.FromSeconds(8);


    private readonly Pacer _pacer = new(options, time);
    private readonly OutageGuard _outage = new(options, time);
    private readonly FloodGuard _flood = new(time);
    private readonly LinkedList<OutgoingNotification> _waiting = [];
    private readonly Dictionary<long, OutgoingNotification> _underWay = [];
    private readonly ConcurrentQueue<FinishedSend> _finished = new();
    private readonly CancellationTokenSource _abandon = new();

    // A file is up to 20 MB and in memory while it goes out.
    private readonly SemaphoreSlim _files = new(MaxFiles, MaxFiles);

    /// <summary>Rows that are claimed and not finished.</summary>
    public IEnumerable<long> Held => _underWay.Keys.Concat(_waiting.Select(waiting => waiting.Row.Id));

    public int UnderWay => _underWay.Count;

    public bool IsOutage => _outage.IsOutage;

    /// <summary>How many more rows, each of a chat of its own, could leave at once.</summary>
    public int Room => Math.Max(0, StartRoom - _waiting.Count);

    private int StartRoom => Math.Min(
        Math.Min(_pacer.Room(), options.MaxParallel - UnderWay),
        Math.Min(_outage.Room(UnderWay), _flood.Room()));

    public void AssumeFull(IReadOnlyList<GroupSend> groupSends) => _pacer.AssumeFull(groupSends);

    public void Add(IEnumerable<ClaimedNotification> claimed)
    {
        foreach (var row in claimed)
        {
            _waiting.AddLast(new OutgoingNotification(row));
        }
    }

    /// <summary>Goes again, before what waits already, in the form it has by now.</summary>
    public void AddFirst(OutgoingNotification notification) => _waiting.AddFirst(notification);

    /// <summary>Starts what may leave now.</summary>
    /// <param name="mayStill">Asked right before each call: false once the lease may have run out.</param>
    public void Start(Func<bool> mayStill)
    {
        for (var node = _waiting.First; node is not null && StartRoom > 0;)
        {
            var next = node.Next;
            if (_pacer.HasRoom(node.Value.Form.ChatId) && mayStill())
            {
                _waiting.Remove(node);
                var notification = node.Value;
                _underWay.Add(notification.Row.Id, notification);
                _flood.Began(notification.Row.Id);
                _ = SendAsync(notification, _pacer.Begin(notification.Form.ChatId));
            }

            node = next;
        }
    }

    /// <summary>What has ended since the last time, with what it means.</summary>
    public IEnumerable<(OutgoingNotification Notification, Verdict Verdict, bool WholeBot)> TakeFinished()
    {
        while (_finished.TryDequeue(out var send))
        {
            var notification = send.Notification;
            _underWay.Remove(notification.Row.Id);
            _pacer.End(notification.Form.ChatId, send.Begun, send.Ended, send.Result);
            if (send.Unsent is { } unsent)
            {
                // Says nothing about Telegram.
                _flood.Ended(notification.Row.Id, answered: false);
                yield return (notification, unsent, false);
                continue;
            }

            var verdict = AnswerClassifier.Classify(send.Result);
            yield return (notification, verdict, Learn(notification.Row.Id, verdict));
        }
    }

    /// <summary>When there will be room, or something that waits here may leave; null when only an answer can change that.</summary>
    public long? NextStart()
    {
        if (StartRoom > 0)
        {
            var free = _waiting.Select(waiting => _pacer.FreeAt(waiting.Form.ChatId)).Where(at => at is not null).ToArray();
            return free.Length == 0 ? null : free.Min();
        }

        if (UnderWay >= options.MaxParallel)
        {
            return null;
        }

        // Each of the three that stands in the way; one whose time has come and that still has no room waits for an answer.
        var now = _pacer.Now;
        long?[] gates =
        [
            _pacer.Room() > 0 ? now : _pacer.FreeAt(),
            _flood.Room() > 0 ? now : _flood.SilentUntil,
            _outage.Room(UnderWay) > 0 ? now : UnderWay > 0 ? null : _outage.NextProbe,
        ];
        return gates.Contains(null) ? null : gates.Max();
    }

    /// <summary>When this chat may have its next message; null when that is now.</summary>
    public long? ChatFreeAt(long chatId) => _pacer.FreeAt(chatId) is { } at && at > _pacer.Now ? at : null;

    /// <summary>Takes back what was claimed and has not left.</summary>
    public IReadOnlyList<OutgoingNotification> TakeWaiting()
    {
        var waiting = _waiting.ToArray();
        _waiting.Clear();
        return waiting;
    }

    /// <summary>Waits no longer for answers: what is under way ends with an unknown outcome.</summary>
    public void Abandon() => _abandon.Cancel();

    public void Dispose()
    {
        _abandon.Dispose();
        _files.Dispose();
    }

    private async Task SendAsync(OutgoingNotification notification, long begun)
    {
        using var span = DeliveryTelemetry.StartDelivery(notification.Row);
        BotApiResult<Message> result;
        Verdict? unsent = null;
        try
        {
            (result, unsent) = notification.Row.Document is { } document
                ? await SendFileAsync(notification, document)
                : (await notification.Form.Send(botApi, _abandon.Token), null);
        }
        catch (Exception exception)
        {
            // An error of ours. Without an entry below the chat would stand still for good.
            logger.SendBroke(notification.Row.Id, exception.GetType().Name);
            result = new BotApiResult<Message>.OutcomeUnknown(exception.GetType().Name);
        }

        DeliveryTelemetry.EndDelivery(span, result);
        _finished.Enqueue(new FinishedSend(notification, begun, time.GetTimestamp(), result, unsent));
        wake.Set();
    }

    /// <summary>With the file's content, which is fetched first; nothing is called where it is not to be had.</summary>
    private async Task<(BotApiResult<Message> Result, Verdict? Unsent)> SendFileAsync(OutgoingNotification notification, QueuedDocument document)
    {
        var reason = "the file was not there in time";
        using var timeout = new CancellationTokenSource(FileTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _abandon.Token);
        try
        {
            await _files.WaitAsync(either.Token);
            try
            {
                switch (await documents.LoadAsync(notification.Row, document, either.Token))
                {
                    case LoadedDocument.Content(var file):
                        return (await (notification.Form with { File = file }).Send(botApi, _abandon.Token), null);
                    case LoadedDocument.Gone(var why):
                        return (new BotApiResult<Message>.NotSent(why), new Verdict.GiveUp(Causes.FileGone, StatusCodes.Status404NotFound, why));
                }
            }
            finally
            {
                _files.Release();
            }
        }
        catch (HttpRequestException away)
        {
            reason = away.Message;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Too slow, or the service stops: Telegram was not called yet, for its calls do not throw.
        }
        catch (Exception fault) when (DatabaseFaults.IsTransient(fault))
        {
            reason = "the database is away";
        }

        return (new BotApiResult<Message>.NotSent(reason), new Verdict.TryLater(Causes.ApiUnavailable, null, reason, SpendsAttempt: false));
    }

    /// <summary>Keeps the two guards informed; true for a 429 that means the whole bot.</summary>
    private bool Learn(long id, Verdict verdict)
    {
        if (verdict is Verdict.Wait wait)
        {
            return _flood.Throttled(id, wait.RetryAfter);
        }

        var answered = verdict is not (Verdict.TryLater or Verdict.Unknown);
        _flood.Ended(id, answered);
        if (answered && _outage.Answered())
        {
            logger.OutageEnded();
        }
        else if (!answered && _outage.Failed())
        {
            logger.OutageBegan();
        }

        return false;
    }
}
