using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Conversations;

/// <summary>
/// What the bot says back. Messages go through the queue, under its limits and in the chat's order, once for each update however often it is
/// handled.
/// </summary>
internal sealed class BotAnswers(NotificationQueue queue, IBotApi botApi, ILogger<BotAnswers> logger)
{
    private const int MaxCallbackText = 200;

    /// <summary>Queues a message to the caller's chat.</summary>
    /// <param name="html">Telegram's HTML, its values escaped; at most 4096 characters after parsing.</param>
    /// <param name="buttons">Rows of buttons.</param>
    /// <param name="editMessageId">The bot's message that it replaces.</param>
    /// <param name="replyToMessageId">The message that it answers.</param>
    /// <param name="ticketId">The ticket that it is about: a reply to it becomes a comment there.</param>
    public Task SayAsync(
        BotCall call,
        string html,
        IReadOnlyList<IReadOnlyList<InlineKeyboardButton>>? buttons = null,
        long? editMessageId = null,
        long? replyToMessageId = null,
        Guid? ticketId = null,
        CancellationToken cancellationToken = default) =>
        EnqueueAsync(
            Answer(call, html) with
            {
                EventId = call.Update.EventId,
                Part = call.NextPart(),
                ReferenceId = ticketId,
                ButtonsJson = buttons is null or { Count: 0 } ? null : JsonSerializer.Serialize(buttons, BotApiJson.Default.ButtonRows),
                EditMessageId = editMessageId,
                ReplyToMessageId = editMessageId is null ? replyToMessageId : null,
            },
            cancellationToken);

    /// <summary>Queues a message once in the chat's life, whichever update asks for it.</summary>
    /// <param name="occasion">What it is said for.</param>
    public Task SayOnceAsync(BotCall call, string occasion, string html, long? replyToMessageId, CancellationToken cancellationToken)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"telegram chat {call.BotId} {call.ChatId} {occasion}")));
        return EnqueueAsync(Answer(call, html) with { EventId = new Guid(key.AsSpan(0, 16)), ReplyToMessageId = replyToMessageId }, cancellationToken);
    }

    /// <summary>To somebody who is not connected.</summary>
    public Task ConnectFirstAsync(BotCall call, CancellationToken cancellationToken) =>
        SayAsync(call, call.Wording.Text("Chat_ConnectFirst"), cancellationToken: cancellationToken);

    /// <summary>Stops the spinner on a pressed button. Telegram takes it for some seconds only, so it waits in no queue, and its loss is none.</summary>
    /// <param name="text">A short notice over the chat, 200 characters at most; null for none.</param>
    /// <param name="alert">As a window that has to be closed.</param>
    public async Task AnswerAsync(ButtonPress press, string? text, CancellationToken cancellationToken, bool alert = false)
    {
        press.Answered = true;
        var notice = text is { Length: > MaxCallbackText } ? text[..(MaxCallbackText - 1)] + "…" : text;
        var result = await botApi.AnswerCallbackQuery(new(press.Query.Id, notice, alert ? true : null), cancellationToken);
        if (result is not BotApiResult<bool>.Ok)
        {
            logger.CallbackNotAnswered(result.ToString());
        }
    }

    private static NewNotification Answer(BotCall call, string html) => new()
    {
        Target = new ChatTarget(call.BotId, call.ChatId, Generation: null),
        NotificationType = NotificationTypes.BotAnswer,
        Text = html,
        Language = call.Wording.Language,
        Priority = NotificationPriority.Urgent,
        TraceParent = Activity.Current?.Id,
    };

    private Task<EnqueueResult> EnqueueAsync(NewNotification answer, CancellationToken cancellationToken) => queue.EnqueueAsync([answer], cancellationToken);
}
