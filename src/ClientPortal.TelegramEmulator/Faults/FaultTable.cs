using System.Globalization;

namespace ClientPortal.TelegramEmulator.Faults;

/// <summary>The faults in force, in the order they were added; the first that fits a call meets it.</summary>
internal sealed class FaultTable
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private volatile bool _empty = true;
    private int _lastId;

    public FaultInfo Add(FaultRequest request)
    {
        lock (_lock)
        {
            var entry = new Entry((++_lastId).ToString(CultureInfo.InvariantCulture), request);
            _entries.Add(entry);
            _empty = false;
            return entry.Info;
        }
    }

    public List<FaultInfo> List()
    {
        lock (_lock)
        {
            return [.. _entries.Select(entry => entry.Info)];
        }
    }

    public bool Remove(string id)
    {
        lock (_lock)
        {
            var removed = _entries.RemoveAll(entry => entry.Id == id) > 0;
            _empty = _entries.Count == 0;
            return removed;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _empty = true;
        }
    }

    public Fault? Take(string method, long? chatId)
    {
        if (_empty)
        {
            return null;
        }

        lock (_lock)
        {
            foreach (var entry in _entries)
            {
                if (entry.Fits(method, chatId) && entry.Hit())
                {
                    return new Fault(entry.Id, entry.Request);
                }
            }

            return null;
        }
    }

    private sealed class Entry(string id, FaultRequest request)
    {
        private int _skipped;
        private int _hits;

        public string Id => id;

        public FaultRequest Request => request;

        public FaultInfo Info => new(id, request, _hits);

        public bool Fits(string method, long? chatId) =>
            (request.Method is null || request.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            && (request.ChatId is null || request.ChatId == chatId)
            && (request.Count is null || _hits < request.Count);

        /// <summary>Counts the call; false while the fault still lets calls pass.</summary>
        public bool Hit()
        {
            if (_skipped < request.Skip)
            {
                _skipped++;
                return false;
            }

            _hits++;
            return true;
        }
    }
}
