using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Chats;

/// <summary>A chat and its messages, in message id order. Read and written under <see cref="World.Gate"/>.</summary>
internal sealed class ChatState(ChatRecord record, int historyLimit)
{
    private readonly List<ChatEntry> _entries = [];

    public ChatRecord Record { get; set; } = record;

    public Chat Chat => Record.Chat;

    public long Id => Record.Chat.Id;

    public IReadOnlyList<ChatEntry> Entries => _entries;

    public Pulse Changed { get; } = new();

    /// <summary>The highest position of any change in this chat.</summary>
    public long LastPosition { get; private set; }

    public ChatEntry? Find(int messageId)
    {
        var index = IndexOf(messageId);
        return index < 0 ? null : _entries[index];
    }

    /// <summary>Adds a new message or replaces the one with its id.</summary>
    public void Put(ChatEntry entry)
    {
        LastPosition = Math.Max(LastPosition, entry.Position);
        var index = IndexOf(entry.MessageId);
        if (index >= 0)
        {
            _entries[index] = entry;
            return;
        }

        _entries.Insert(~index, entry);
        if (_entries.Count > historyLimit + (historyLimit / 8))
        {
            _entries.RemoveRange(0, _entries.Count - historyLimit);
        }
    }

    private int IndexOf(int messageId)
    {
        // New messages come last: look there before searching.
        if (_entries.Count == 0 || _entries[^1].MessageId < messageId)
        {
            return ~_entries.Count;
        }

        var (low, high) = (0, _entries.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = _entries[middle].MessageId;
            if (found == messageId)
            {
                return middle;
            }

            (low, high) = found < messageId ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
