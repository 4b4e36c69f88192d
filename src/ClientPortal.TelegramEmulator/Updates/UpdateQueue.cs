using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.Updates;

/// <summary>
/// Updates in id order until the bot has them. Ids are given one after the other, so an update's place is its id's
/// distance from the first. Read and written under <see cref="World.Gate"/>.
/// </summary>
internal sealed class UpdateQueue
{
    private readonly List<StoredUpdate?> _slots = [];
    private int _head;
    private int _headId;

    public int Count { get; private set; }

    /// <summary>Fires when an update arrives.</summary>
    public Pulse Arrived { get; } = new();

    public IEnumerable<StoredUpdate> Pending => _slots.Skip(_head).OfType<StoredUpdate>();

    public void Add(StoredUpdate update)
    {
        if (Count == 0)
        {
            Clear();
            _headId = update.Id;
        }

        var index = _head + (update.Id - _headId);
        while (_slots.Count <= index)
        {
            _slots.Add(null);
        }

        Count += _slots[index] is null ? 1 : 0;
        _slots[index] = update;
    }

    public bool Remove(int updateId)
    {
        var index = _head + (updateId - _headId);
        if (Count == 0 || index < _head || index >= _slots.Count || _slots[index] is null)
        {
            return false;
        }

        _slots[index] = null;
        Count--;
        while (_head < _slots.Count && _slots[_head] is null)
        {
            _head++;
            _headId++;
        }

        if (_head > 1024 && _head > _slots.Count / 2)
        {
            _slots.RemoveRange(0, _head);
            _head = 0;
        }

        return true;
    }

    public void Clear()
    {
        _slots.Clear();
        (_head, Count) = (0, 0);
    }

    public List<StoredUpdate> From(int firstId, int limit)
    {
        var found = new List<StoredUpdate>();
        for (var index = _head + Math.Max(0, firstId - _headId); index < _slots.Count && found.Count < limit; index++)
        {
            if (_slots[index] is { } update)
            {
                found.Add(update);
            }
        }

        return found;
    }

    /// <summary>The id from which the last <paramref name="count"/> updates start: what a negative offset asks for.</summary>
    public int FirstOfLast(int count) =>
        Count == 0 ? 0 : Pending.Skip(Math.Max(0, Count - count)).First().Id;

    public List<int> Before(int firstId) => [.. Pending.TakeWhile(update => update.Id < firstId).Select(update => update.Id)];

    public List<int> Expired(DateTimeOffset now) =>
        [.. Pending.TakeWhile(update => update.ExpiresAt <= now).Select(update => update.Id)];
}
