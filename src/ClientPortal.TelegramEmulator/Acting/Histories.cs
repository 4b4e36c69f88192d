using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;

namespace ClientPortal.TelegramEmulator.Acting;

/// <summary>Reads chats, and waits for what is not there yet.</summary>
internal sealed class Histories(World world, Lookup lookup)
{
    /// <summary>What came or changed after a position; waits up to <paramref name="wait"/> for the first such message.</summary>
    public async Task<History> ReadAsync(string? botName, long chatId, long after, TimeSpan wait, CancellationToken cancellationToken)
    {
        var start = world.Time.GetTimestamp();
        while (true)
        {
            // The chat may not exist yet: then any change may make it.
            Task changed;
            lock (world.Gate)
            {
                var bot = lookup.Bot(botName);
                var chat = bot.Chats.GetValueOrDefault(chatId);
                changed = chat?.Changed.Next ?? world.Changed.Next;
                if (chat is not null && chat.LastPosition > after)
                {
                    return new History([.. chat.Entries.Where(entry => entry.Position > after).OrderBy(entry => entry.Position)], chat.LastPosition);
                }
            }

            var left = wait - world.Time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                return new History([], after);
            }

            try
            {
                await changed.WaitAsync(left, world.Time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return new History([], after);
            }
        }
    }

    /// <summary>A pressed button, as soon as it is answered or the wait is over.</summary>
    public async Task<CallbackRecord> ReadCallbackAsync(string? botName, string id, TimeSpan wait, CancellationToken cancellationToken)
    {
        var start = world.Time.GetTimestamp();
        while (true)
        {
            var changed = world.Changed.Next;
            CallbackRecord? callback;
            lock (world.Gate)
            {
                callback = lookup.Bot(botName).Callbacks.GetValueOrDefault(id)
                    ?? throw ControlException.NotFound("callback_not_found", $"There is no callback query {id}.");
            }

            var left = wait - world.Time.GetElapsedTime(start);
            if (callback.AnsweredAt is not null || left <= TimeSpan.Zero)
            {
                return callback;
            }

            try
            {
                await changed.WaitAsync(left, world.Time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return callback;
            }
        }
    }
}
