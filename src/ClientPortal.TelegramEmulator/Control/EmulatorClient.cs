using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.TelegramEmulator.Limits;

namespace ClientPortal.TelegramEmulator.Control;

/// <summary>The control API of an emulator, in this process or any other.</summary>
public sealed partial class EmulatorClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _bot;

    /// <summary>Over a client of its own.</summary>
    /// <param name="baseUrl">The emulator's address.</param>
    /// <param name="bot">Id or user name of the bot to act upon; without it the first one.</param>
    public EmulatorClient(Uri baseUrl, string? bot = null)
        : this(new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = baseUrl }, bot)
    {
    }

    /// <summary>Over a client that is there already; its base address is the emulator's.</summary>
    public EmulatorClient(HttpClient http, string? bot = null)
    {
        _http = http;
        _bot = bot is null ? "" : "bot=" + Uri.EscapeDataString(bot);
    }

    public void Dispose() => _http.Dispose();

    public Task<IReadOnlyList<BotView>> GetBotsAsync(CancellationToken cancellationToken = default) =>
        GetAsync("bots", ControlJson.Default.IReadOnlyListBotView, cancellationToken);

    public Task<IReadOnlyList<ChatView>> GetChatsAsync(CancellationToken cancellationToken = default) =>
        GetAsync("chats", ControlJson.Default.IReadOnlyListChatView, cancellationToken);

    /// <summary>Messages that are new or changed after a position; waits up to <paramref name="wait"/> (at most 60 s) for the first.</summary>
    public Task<History> GetHistoryAsync(long chatId, long after = 0, TimeSpan wait = default, CancellationToken cancellationToken = default) =>
        GetAsync(Invariant($"chats/{chatId}/messages?after={after}&wait={wait.TotalSeconds}"), ControlJson.Default.History, cancellationToken);

    /// <summary>The present messages of a chat in order, deleted ones left out.</summary>
    public async Task<IReadOnlyList<ChatEntry>> GetMessagesAsync(long chatId, CancellationToken cancellationToken = default)
    {
        var history = await GetHistoryAsync(chatId, cancellationToken: cancellationToken);
        return [.. history.Entries.Where(entry => entry.DeletedAt is null).OrderBy(entry => entry.MessageId)];
    }

    /// <summary>Waits until a message fits; it may be there already.</summary>
    /// <exception cref="TimeoutException">None came within <paramref name="timeout"/> (30 s when not given).</exception>
    public async Task<ChatEntry> WaitForMessageAsync(
        long chatId, Func<ChatEntry, bool> fits, TimeSpan? timeout = null, long after = 0, CancellationToken cancellationToken = default)
    {
        var limit = timeout ?? TimeSpan.FromSeconds(30);
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) is var elapsed && elapsed < limit)
        {
            var history = await GetHistoryAsync(chatId, after, TimeSpan.FromSeconds(Math.Min(20, (limit - elapsed).TotalSeconds)), cancellationToken);
            if (history.Entries.FirstOrDefault(fits) is { } found)
            {
                return found;
            }

            after = history.LastPosition;
        }

        throw new TimeoutException(Invariant($"No such message came into chat {chatId} within {limit.TotalSeconds} s."));
    }

    /// <summary>Waits until the bot wrote a message whose text or caption contains the given words.</summary>
    public Task<ChatEntry> WaitForBotTextAsync(
        long chatId, string words, TimeSpan? timeout = null, long after = 0, CancellationToken cancellationToken = default) =>
        WaitForMessageAsync(
            chatId,
            entry => entry.FromBot && entry.DeletedAt is null && (entry.Message.Text ?? entry.Message.Caption ?? "").Contains(words, StringComparison.Ordinal),
            timeout,
            after,
            cancellationToken);

    /// <summary>What the bot answered to a pressed button; waits up to <paramref name="wait"/> for it.</summary>
    public Task<CallbackRecord> GetCallbackAsync(string callbackId, TimeSpan wait = default, CancellationToken cancellationToken = default) =>
        GetAsync(Invariant($"callbacks/{callbackId}?wait={wait.TotalSeconds}"), ControlJson.Default.CallbackRecord, cancellationToken);

    /// <summary>Bot API calls after a sequence, oldest first.</summary>
    public Task<IReadOnlyList<CallEntry>> GetCallsAsync(
        string? method = null, long? chatId = null, long after = 0, CancellationToken cancellationToken = default) =>
        GetAsync(
            Invariant($"calls?after={after}&limit=1000000")
                + (method is null ? "" : "&method=" + Uri.EscapeDataString(method))
                + (chatId is null ? "" : Invariant($"&chatId={chatId}")),
            ControlJson.Default.IReadOnlyListCallEntry,
            cancellationToken);

    public Task<IReadOnlyList<CallCount>> GetCallCountsAsync(CancellationToken cancellationToken = default) =>
        GetAsync("calls/counts", ControlJson.Default.IReadOnlyListCallCount, cancellationToken);

    public Task<FaultInfo> AddFaultAsync(FaultRequest fault, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "faults", fault, ControlJson.Default.FaultRequest, ControlJson.Default.FaultInfo, cancellationToken);

    public Task<IReadOnlyList<FaultInfo>> GetFaultsAsync(CancellationToken cancellationToken = default) =>
        GetAsync("faults", ControlJson.Default.IReadOnlyListFaultInfo, cancellationToken);

    public Task RemoveFaultAsync(string id, CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Delete, $"faults/{id}", cancellationToken);

    public Task ClearFaultsAsync(CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Delete, "faults", cancellationToken);

    public Task<LimitOptions> SetLimitsAsync(LimitOptions limits, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Put, "limits", limits, ControlJson.Default.LimitOptions, ControlJson.Default.LimitOptions, cancellationToken);

    public Task<LatencyView> SetLatencyAsync(TimeSpan latency, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Put, "latency", new LatencyView((int)latency.TotalMilliseconds), ControlJson.Default.LatencyView, ControlJson.Default.LatencyView, cancellationToken);

    /// <summary>Forgets users, chats, updates, webhooks, faults and calls. Limits and latency are those of the settings again. Ids go on.</summary>
    public Task ResetAsync(CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Post, "reset", cancellationToken);

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(Address(path), cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    private async Task SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, Address(path));
        using var response = await _http.SendAsync(request, cancellationToken);
        await ThrowIfRefusedAsync(response, cancellationToken);
    }

    private async Task<TAnswer> SendAsync<TRequest, TAnswer>(
        HttpMethod method, string path, TRequest body, JsonTypeInfo<TRequest> bodyType, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, Address(path)) { Content = JsonContent.Create(body, bodyType) };
        using var response = await _http.SendAsync(request, cancellationToken);
        return await ReadAsync(response, answerType, cancellationToken);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await ThrowIfRefusedAsync(response, cancellationToken);
        return await response.Content.ReadFromJsonAsync(type, cancellationToken)
            ?? throw new InvalidDataException("The emulator answered null.");
    }

    private static async Task ThrowIfRefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var problem = response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? await response.Content.ReadFromJsonAsync(ControlJson.Default.ProblemDetails, cancellationToken)
            : null;
        throw new EmulatorException(
            (int)response.StatusCode,
            problem?.Extensions.TryGetValue("code", out var code) == true ? code?.ToString() : null,
            problem?.Detail ?? problem?.Title ?? "No reason given.");
    }

    private Uri Address(string path)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        return new Uri(_bot.Length == 0 ? $"control/{path}" : $"control/{path}{separator}{_bot}", UriKind.Relative);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The emulator refused an action.</summary>
public sealed class EmulatorException(int status, string? code, string detail) : Exception($"The emulator answered {status} {code}: {detail}")
{
    public int Status { get; } = status;

    /// <summary>The stable code of the problem details.</summary>
    public string? Code { get; } = code;
}
