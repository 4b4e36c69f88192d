using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Hosting;
using Microsoft.Extensions.Options;

namespace ClientPortal.TelegramEmulator.Calls;

/// <summary>The last calls in full, and counts of all of them.</summary>
internal sealed class CallLog(IOptions<EmulatorOptions> options)
{
    private readonly Lock _lock = new();
    private readonly CallEntry?[] _ring = new CallEntry?[options.Value.CallLogSize];
    private readonly Dictionary<(string Method, CallOutcome Outcome, int Code), long> _counts = [];
    private long _last;

    /// <summary>Fires when a call begins or ends.</summary>
    public Pulse Changed { get; } = new();

    public CallEntry Begin(long bot, string method, DateTimeOffset receivedAt, IReadOnlyDictionary<string, string> headers)
    {
        CallEntry entry;
        lock (_lock)
        {
            entry = new CallEntry { Sequence = ++_last, Bot = bot, Method = method, ReceivedAt = receivedAt, Headers = headers };
            _ring[entry.Sequence % _ring.Length] = entry;
        }

        Changed.Fire();
        return entry;
    }

    public void End(CallEntry entry, CallOutcome outcome, DateTimeOffset at)
    {
        lock (_lock)
        {
            entry.Outcome = outcome;
            entry.AnsweredAt = at;
            var key = (entry.Method.ToUpperInvariant(), outcome, entry.ErrorCode ?? 0);
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
        }

        Changed.Fire();
    }

    /// <summary>Calls after the given sequence, oldest first.</summary>
    public List<CallEntry> Read(long after, string? method, long? chatId, int limit)
    {
        var found = new List<CallEntry>();
        lock (_lock)
        {
            for (var sequence = Math.Max(after + 1, _last - _ring.Length + 1); sequence <= _last && found.Count < limit; sequence++)
            {
                if (sequence >= 1 && _ring[sequence % _ring.Length] is { } entry
                    && (method is null || entry.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
                    && (chatId is null || entry.ChatId == chatId))
                {
                    found.Add(entry);
                }
            }
        }

        return found;
    }

    public List<CallCount> Counts()
    {
        lock (_lock)
        {
            return [.. _counts
                .Select(pair => new CallCount(pair.Key.Method.ToLowerInvariant(), pair.Key.Outcome, pair.Key.Code == 0 ? null : pair.Key.Code, pair.Value))
                .OrderBy(count => count.Method, StringComparer.Ordinal).ThenBy(count => count.Outcome).ThenBy(count => count.ErrorCode)];
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            Array.Clear(_ring);
            _counts.Clear();
        }
    }
}

/// <summary>How many calls of a method (lower case) ended in one way.</summary>
public sealed record CallCount(string Method, CallOutcome Outcome, int? ErrorCode, long Count);
