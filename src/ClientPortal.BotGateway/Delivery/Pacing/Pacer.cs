using ClientPortal.BotGateway.BotApi;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery.Pacing;

/// <summary>
/// Telegram's three limits for one bot: messages per second over all chats, per second in one chat, per minute in one
/// group. Never above them and close to them under load: a message counts from its answer minus most of the shortest
/// round trip seen, since it had arrived by then. Not thread-safe: only the dispatcher's loop calls it.
/// </summary>
internal sealed class Pacer(DeliveryOptions options, TimeProvider time)
{
    // Measured against a strict sliding window: with 0.8 of the shortest round trip no request came too early at 95 %
    // of the allowed rate. The rest is for answers that travel faster than requests.
    private const double Credit = 0.8;

    // Where round trips are short, what a busy machine adds to the way there is longer than the way back: no credit.
    private static readonly TimeSpan Uncertainty = TimeSpan.FromMilliseconds(10);

    // The first calls of a process are slow for its own reasons; their round trips say nothing about the way.
    private const int LearnFrom = 200;

    private static readonly TimeSpan ForgetEvery = TimeSpan.FromMinutes(1);

    private readonly SlidingWindow _bot = new(options.MessagesPerSecond, time.TimestampFrequency);
    private readonly Dictionary<long, ChatWindows> _chats = [];
    private long _forgetAt;
    private long _shortestRoundTrip = long.MaxValue;
    private double _credit = Credit;
    private int _answers;

    public long Now => time.GetTimestamp();

    /// <summary>How many messages, each to a chat that has room, may leave now.</summary>
    public int Room() => _bot.Room(Now);

    public bool HasRoom(long chatId) => !_chats.TryGetValue(chatId, out var chat) || chat.HasRoom(Now);

    /// <summary>When the bot as a whole has room again; null while that waits for an answer.</summary>
    public long? FreeAt() => _bot.FreeAt(Now);

    /// <summary>When this chat has room again; null while that waits for an answer.</summary>
    public long? FreeAt(long chatId) => _chats.TryGetValue(chatId, out var chat) ? chat.FreeAt(Now) : Now;

    /// <summary>Chats that are remembered, because a message of theirs still counts.</summary>
    public int Chats => _chats.Count;

    /// <summary>A message leaves now. The value returned goes back into <see cref="End"/>.</summary>
    public long Begin(long chatId)
    {
        ForgetNowAndThen();
        _bot.Begin();
        Windows(chatId).Begin();
        return Now;
    }

    /// <summary>A message's call is over.</summary>
    /// <param name="begun">From <see cref="Begin"/>.</param>
    /// <param name="ended">When its answer came.</param>
    public void End<T>(long chatId, long begun, long ended, BotApiResult<T> result)
    {
        if (result is BotApiResult<T>.NotSent)
        {
            _bot.Withdraw();
            Windows(chatId).Withdraw();
            return;
        }

        if (result is BotApiResult<T>.ApiError { Code: 429 })
        {
            // The other side counts differently than thought: from here on only answers count.
            _credit = 0;
        }
        else if (result is BotApiResult<T>.Ok)
        {
            _shortestRoundTrip = Math.Min(_shortestRoundTrip, ended - begun);
            _answers++;
        }

        var arrival = result is BotApiResult<T>.OutcomeUnknown || _answers < LearnFrom
            ? ended
            : ended - Math.Max(0, (long)((_credit * Math.Min(_shortestRoundTrip, ended - begun)) - (Uncertainty.TotalSeconds * time.TimestampFrequency)));
        _bot.End(arrival);
        Windows(chatId).End(arrival);
    }

    /// <summary>
    /// Another process may have sent as much as was allowed until a moment ago: begins with an empty second. A group's minute
    /// is too long to be waited for, so what it got is counted. A single chat's limit ends within that second.
    /// </summary>
    public void AssumeFull(IReadOnlyList<GroupSend> groupSends)
    {
        for (var i = 0; i < options.MessagesPerSecond; i++)
        {
            _bot.Count(Now);
        }

        foreach (var send in groupSends)
        {
            Windows(send.ChatId).Count(Now - (long)(send.Age.TotalSeconds * time.TimestampFrequency));
        }
    }

    /// <summary>Chats that rest have nothing to be remembered: without this, everyone ever written to would stay in memory.</summary>
    private void ForgetNowAndThen()
    {
        var now = Now;
        if (now < _forgetAt)
        {
            return;
        }

        _forgetAt = now + (long)(ForgetEvery.TotalSeconds * time.TimestampFrequency);
        foreach (var (chatId, chat) in _chats)
        {
            if (chat.IsEmpty(now))
            {
                _chats.Remove(chatId);
            }
        }
    }

    private ChatWindows Windows(long chatId)
    {
        if (!_chats.TryGetValue(chatId, out var windows))
        {
            // Groups, supergroups and channels have negative ids.
            windows = new ChatWindows(
                new SlidingWindow(options.MessagesPerSecondPerChat, time.TimestampFrequency),
                chatId < 0 ? new SlidingWindow(options.MessagesPerMinutePerGroup, 60 * time.TimestampFrequency) : null);
            _chats.Add(chatId, windows);
        }

        return windows;
    }
}
