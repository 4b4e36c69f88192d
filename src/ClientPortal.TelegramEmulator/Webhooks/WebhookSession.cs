using System.Collections.Concurrent;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Updates;

namespace ClientPortal.TelegramEmulator.Webhooks;

/// <summary>
/// Delivers one bot's updates to one webhook until it changes. Each chat is a lane: in order within it, lanes in
/// parallel up to max_connections, so that a failing update holds up its own chat only.
/// </summary>
internal sealed class WebhookSession(
    World world, MessageWriter writer, BotState bot, WebhookRecord webhook, WebhookClient client, WebhookReplies replies)
{
    private readonly Dictionary<long, WebhookLane> _lanes = [];
    private readonly ConcurrentQueue<(WebhookLane Lane, WebhookAnswer Answer)> _answered = new();
    private readonly Pulse _wake = new();
    private int _inFlight;
    private int _nextId;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var arrived = bot.Updates.Arrived.Next;
            var woken = _wake.Next;
            while (_answered.TryDequeue(out var answered))
            {
                Finish(answered.Lane, answered.Answer);
            }

            Load();
            var next = StartReady(cancellationToken);
            var wait = next is { } at ? at - world.Time.GetUtcNow() : Timeout.InfiniteTimeSpan;
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var pause = Task.Delay(next is not null && wait < TimeSpan.Zero ? TimeSpan.Zero : wait, world.Time, timer.Token);
            await Task.WhenAny(arrived, woken, pause);
            await timer.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Load()
    {
        lock (world.Gate)
        {
            writer.Drop(bot, bot.Updates.Expired(world.Time.GetUtcNow()));
            foreach (var update in bot.Updates.From(_nextId, int.MaxValue))
            {
                if (!_lanes.TryGetValue(update.QueueKey, out var lane))
                {
                    _lanes.Add(update.QueueKey, lane = new WebhookLane(world.Time));
                }

                lane.Updates.Enqueue(update);
                _nextId = update.Id + 1;
            }
        }
    }

    /// <summary>Starts what may go; tells when the next lane that pauses may go on.</summary>
    private DateTimeOffset? StartReady(CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        var now = world.Time.GetUtcNow();
        foreach (var (key, lane) in _lanes)
        {
            if (lane.InFlight)
            {
                continue;
            }

            if (lane.Updates.Count == 0)
            {
                _lanes.Remove(key);
            }
            else if (lane.NotBefore > now)
            {
                next = next is null || lane.NotBefore < next ? lane.NotBefore : next;
            }
            else if (_inFlight < webhook.MaxConnections)
            {
                _inFlight++;
                lane.InFlight = true;
                _ = DeliverAsync(lane, lane.Updates.Peek(), cancellationToken);
            }
        }

        return next;
    }

    private async Task DeliverAsync(WebhookLane lane, StoredUpdate update, CancellationToken cancellationToken)
    {
        try
        {
            // The update must be safe in the journal before the bot learns of its id.
            await world.FlushedAsync();
            var answer = await client.PostAsync(webhook, update.Update, cancellationToken);
            if (answer.Body is not null)
            {
                await replies.HandleAsync(bot, answer.Body, cancellationToken);
            }

            _answered.Enqueue((lane, answer));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The webhook changed or the program stops: the next session delivers it.
        }
        catch (IOException exception)
        {
            _answered.Enqueue((lane, new WebhookAnswer(exception.Message, null)));
        }
        finally
        {
            _wake.Fire();
        }
    }

    private void Finish(WebhookLane lane, WebhookAnswer answer)
    {
        _inFlight--;
        lane.InFlight = false;
        lock (world.Gate)
        {
            if (answer.Error is not null)
            {
                bot.LastWebhookFailure = new WebhookFailure(world.Time.GetUtcNow(), answer.Error);
                if (lane.Retry(answer.RetryAfter))
                {
                    return;
                }
            }

            writer.Drop(bot, [lane.Updates.Peek().Id]);
            lane.Advance();
        }
    }
}
