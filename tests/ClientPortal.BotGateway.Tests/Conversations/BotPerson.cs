using ClientPortal.Contracts;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.Testing;
using Shouldly;

namespace ClientPortal.BotGateway.Tests.Conversations;

/// <summary>
/// A person in the emulator. What he waits for came, or changed, after what he did last: <c>await anna.SayAsync("/help"); await
/// anna.WaitForTextAsync("I can");</c>
/// </summary>
/// <param name="Recipient">Who he is in the portal; null for somebody who is not connected.</param>
internal sealed record BotPerson(BotScene Scene, long UserId, RecipientSnapshot? Recipient, Guid AccountId)
{
    private long _since;

    /// <summary>Presses START, with a deep link's payload.</summary>
    public Task<SentMessage> StartAsync(string? payload = null) => ActAsync(() => Scene.Telegram.StartAsync(UserId, payload, cancellationToken: BotScene.Cancel));

    public Task<SentMessage> SayAsync(string text) => ActAsync(() => Scene.Telegram.SendTextAsync(UserId, text, cancellationToken: BotScene.Cancel));

    public Task<SentMessage> ReplyAsync(ChatEntry to, string text) =>
        ActAsync(() => Scene.Telegram.SendTextAsync(UserId, text, (int)to.Message.MessageId, cancellationToken: BotScene.Cancel));

    /// <summary>Presses an inline button by its text or its data and waits for the bot's answer to the press.</summary>
    public async Task<CallbackRecord> PressAsync(ChatEntry under, string? text = null, string? data = null)
    {
        var press = await ActAsync(() => Scene.Telegram.PressAsync(UserId, (int)under.Message.MessageId, data, text, cancellationToken: BotScene.Cancel));
        return await Scene.Telegram.GetCallbackAsync(press.CallbackId!, Eventually.DefaultLimit, BotScene.Cancel);
    }

    /// <summary>Waits for a message of the bot that contains these words.</summary>
    public Task<ChatEntry> WaitForTextAsync(string words) =>
        WaitForBotAsync(entry => (entry.Message.Text ?? entry.Message.Caption ?? "").Contains(words, StringComparison.Ordinal), words);

    /// <summary>Waits for a message of the bot.</summary>
    /// <param name="what">Stands in the failure.</param>
    public async Task<ChatEntry> WaitForBotAsync(Func<ChatEntry, bool> fits, string what)
    {
        try
        {
            return await Scene.Telegram.WaitForMessageAsync(
                UserId, entry => entry is { FromBot: true, DeletedAt: null } && fits(entry), Eventually.DefaultLimit, _since, BotScene.Cancel);
        }
        catch (TimeoutException fault)
        {
            throw new ShouldAssertException($"The bot did not say: {what}. Its chat: {string.Join(" | ", await BotTextsAsync())}", fault);
        }
    }

    /// <summary>Everything that the bot has said and not deleted, in order.</summary>
    public async Task<IReadOnlyList<string?>> BotTextsAsync() =>
        [.. (await Scene.Telegram.GetMessagesAsync(UserId, BotScene.Cancel)).Where(entry => entry.FromBot).Select(entry => entry.Message.Text ?? entry.Message.Caption)];

    private async Task<T> ActAsync<T>(Func<Task<T>> act)
    {
        var chats = await Scene.Telegram.GetChatsAsync(BotScene.Cancel);
        _since = chats.SingleOrDefault(chat => chat.Id == UserId)?.LastPosition ?? 0;
        return await act();
    }
}
