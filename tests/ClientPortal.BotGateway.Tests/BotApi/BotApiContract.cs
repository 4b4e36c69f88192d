using ClientPortal.BotGateway.BotApi;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.TelegramEmulator.Hosting;
using ClientPortal.TelegramEmulator.Limits;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.BotApi;

/// <summary>What every adapter of the port does, against the emulator over HTTP. One subclass per adapter.</summary>
public abstract class BotApiContract : IAsyncLifetime
{
    private EmulatorHost _emulator = null!;
    private IBotApi _api = null!;
    private long _chat;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(options => options.Limits = LimitOptions.Off, cancellationToken: Cancel);
        _api = Create(Options(_emulator.BotToken));
        var user = await _emulator.Client.CreateUserAsync("Anna", cancellationToken: Cancel);
        await _emulator.Client.StartAsync(user.Id, cancellationToken: Cancel);
        _chat = user.Id;
    }

    public async ValueTask DisposeAsync()
    {
        (_api as IDisposable)?.Dispose();
        await _emulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract IBotApi Create(TelegramOptions options);

    [Fact]
    public async Task GetMeNamesTheBot()
    {
        var me = Value(await _api.GetMe(Cancel));
        me.IsBot.ShouldBeTrue();
        me.Username.ShouldBe(_emulator.BotUsername);
    }

    [Fact]
    public async Task WrongTokenIsRefused()
    {
        var api = Create(Options("7000000001:AAnotTheTokenNotTheTokenNot"));
        using (api as IDisposable)
        {
            (await api.GetMe(Cancel)).ShouldBe(new BotApiResult<User>.ApiError(401, "Unauthorized", null));
        }
    }

    [Fact]
    public async Task SentMessageStandsInTheChat()
    {
        var sent = Value(await _api.SendMessage(
            new SendMessageRequest(_chat, "<b>Hello</b> & <i>you</i>".Replace("&", "&amp;", StringComparison.Ordinal), ParseMode.Html, DisableNotification: true, ProtectContent: true),
            Cancel));
        sent.Chat.Id.ShouldBe(_chat);
        sent.Text.ShouldBe("Hello & you");
        var entry = (await _emulator.Client.GetMessagesAsync(_chat, Cancel)).Last(e => e.FromBot);
        entry.MessageId.ShouldBe((int)sent.MessageId);
        entry.Silent.ShouldBeTrue();
    }

    [Fact]
    public async Task SentDocumentStandsInTheChat()
    {
        var sent = Value(await _api.SendDocument(new SendDocumentRequest(_chat, "message.txt", "text"u8.ToArray(), "Caption"), Cancel));
        sent.Caption.ShouldBe("Caption");
        (await _emulator.Client.GetMessagesAsync(_chat, Cancel)).Last(e => e.FromBot).Message.Document.ShouldNotBeNull().FileName.ShouldBe("message.txt");
    }

    [Fact]
    public async Task MessageCanBeEditedAndDeleted()
    {
        var sent = Value(await _api.SendMessage(new SendMessageRequest(_chat, "first"), Cancel));
        var markup = new InlineKeyboardMarkup([[new InlineKeyboardButton("Open", CallbackData: "open:1")]]);
        Value(await _api.EditMessageText(new EditMessageTextRequest(_chat, sent.MessageId, "second", ReplyMarkup: markup), Cancel)).Text.ShouldBe("second");
        Value(await _api.EditMessageReplyMarkup(new EditMessageReplyMarkupRequest(_chat, sent.MessageId), Cancel));
        Value(await _api.DeleteMessage(new DeleteMessageRequest(_chat, sent.MessageId), Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task EditThatChangesNothingSaysSo()
    {
        var sent = Value(await _api.SendMessage(new SendMessageRequest(_chat, "same"), Cancel));
        (await _api.EditMessageText(new EditMessageTextRequest(_chat, sent.MessageId, "same"), Cancel))
            .ShouldBeOfType<BotApiResult<Message>.ApiError>().Description.ShouldContain("message is not modified");
    }

    [Fact]
    public async Task PressedButtonIsAnswered()
    {
        var markup = System.Text.Json.JsonSerializer.SerializeToElement(
            new { inline_keyboard = new[] { new[] { new { text = "Open", callback_data = "open:1" } } } });
        var sent = Value(await _api.SendMessage(new SendMessageRequest(_chat, "with a button", ReplyMarkup: markup), Cancel));
        var pressed = await _emulator.Client.PressAsync(_chat, (int)sent.MessageId, data: "open:1", cancellationToken: Cancel);
        Value(await _api.AnswerCallbackQuery(new AnswerCallbackQueryRequest(pressed.CallbackId!, "Done"), Cancel)).ShouldBeTrue();
        (await _api.AnswerCallbackQuery(new AnswerCallbackQueryRequest("1"), Cancel))
            .ShouldBeOfType<BotApiResult<bool>.ApiError>().Description.ShouldContain("query is too old");
    }

    [Fact]
    public async Task CommandsAreSetPerScope() =>
        Value(await _api.SetMyCommands(
            new SetMyCommandsRequest([new BotCommand("help", "What the bot can do")], new BotCommandScope("all_private_chats"), "en"),
            Cancel)).ShouldBeTrue();

    [Fact]
    public async Task ChatIsFoundOrNot()
    {
        Value(await _api.GetChat(new GetChatRequest(_chat), Cancel)).Type.ShouldBe("private");
        (await _api.GetChat(new GetChatRequest(999_999_999), Cancel)).ShouldBe(new BotApiResult<Chat>.ApiError(400, "Bad Request: chat not found", null));
    }

    [Fact]
    public async Task SetCommandsAreReadBack()
    {
        Value(await _api.SetMyCommands(
            new SetMyCommandsRequest([new BotCommand("help", "What the bot can do")], new BotCommandScope("all_private_chats"), "ru"), Cancel));
        Value(await _api.GetMyCommands(new GetMyCommandsRequest(new BotCommandScope("all_private_chats"), "ru"), Cancel))
            .ShouldBe([new BotCommand("help", "What the bot can do")]);
        Value(await _api.GetMyCommands(new GetMyCommandsRequest(), Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task UpdatesComeAsTelegramSendsThem()
    {
        await _emulator.Client.SendTextAsync(_chat, "a question", cancellationToken: Cancel);
        var updates = Value(await _api.GetUpdates(new GetUpdatesRequest(Limit: 100, Timeout: 1, AllowedUpdates: ["message"]), Cancel));
        var last = updates[^1];
        last.GetProperty("message").GetProperty("text").GetString().ShouldBe("a question");
        Value(await _api.GetUpdates(new GetUpdatesRequest(last.GetProperty("update_id").GetInt64() + 1, Timeout: 0), Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WebhookIsSetReadAndRemoved()
    {
        Value(await _api.SetWebhook(
            new SetWebhookRequest("http://127.0.0.1:1/hook", "secret", ["message", "my_chat_member"], MaxConnections: 7), Cancel)).ShouldBeTrue();
        var info = Value(await _api.GetWebhookInfo(Cancel));
        (info.Url, info.MaxConnections).ShouldBe(("http://127.0.0.1:1/hook", 7));
        info.AllowedUpdates.ShouldBe(["message", "my_chat_member"]);
        (await _api.GetUpdates(new GetUpdatesRequest(Timeout: 0), Cancel)).ShouldBeOfType<BotApiResult<System.Text.Json.JsonElement[]>.ApiError>().Code.ShouldBe(409);
        Value(await _api.DeleteWebhook(new DeleteWebhookRequest(), Cancel)).ShouldBeTrue();
        Value(await _api.GetWebhookInfo(Cancel)).Url.ShouldBeEmpty();
    }

    [Fact]
    public async Task ReactionIsShownUnderTheMessage()
    {
        var message = await _emulator.Client.SendTextAsync(_chat, "an answer", cancellationToken: Cancel);
        Value(await _api.SetMessageReaction(new SetMessageReactionRequest(_chat, message.Entry.MessageId, [new ReactionType("emoji", "👍")]), Cancel)).ShouldBeTrue();
        (await _api.SetMessageReaction(new SetMessageReactionRequest(_chat, message.Entry.MessageId, [new ReactionType("emoji", "🚑")]), Cancel))
            .ShouldBeOfType<BotApiResult<bool>.ApiError>().Description.ShouldContain("REACTION_INVALID");
    }

    [Fact]
    public async Task FileIsDownloadedByItsPath()
    {
        var sent = Value(await _api.SendDocument(new SendDocumentRequest(_chat, "note.txt", "what is in it"u8.ToArray()), Cancel));
        sent.Chat.Id.ShouldBe(_chat);
        var id = (await _emulator.Client.GetMessagesAsync(_chat, Cancel)).Last(e => e.FromBot).Message.Document!.FileId;
        var file = Value(await _api.GetFile(new GetFileRequest(id), Cancel));
        using var content = new MemoryStream();
        Value(await _api.DownloadFile(file.FilePath!, content, Cancel)).ShouldBe(13);
        content.ToArray().ShouldBe("what is in it"u8.ToArray());
        (await _api.DownloadFile("documents/nothing_here", content, Cancel)).ShouldBeOfType<BotApiResult<long>.ApiError>().Code.ShouldBe(404);
    }

    [Fact]
    public async Task PrivateChatCannotBeLeft() =>
        (await _api.LeaveChat(new LeaveChatRequest(_chat), Cancel)).ShouldBeOfType<BotApiResult<bool>.ApiError>().Code.ShouldBe(400);

    [Fact]
    public async Task LimitCarriesItsWaitingTime()
    {
        await _emulator.Client.AddFaultAsync(new FaultRequest { Kind = FaultKind.TooManyRequests, RetryAfter = 7, Count = 1 }, Cancel);
        (await _api.SendMessage(new SendMessageRequest(_chat, "x"), Cancel))
            .ShouldBeOfType<BotApiResult<Message>.ApiError>().Parameters!.RetryAfter.ShouldBe(7);
    }

    [Fact]
    public async Task UpgradedGroupCarriesItsNewId()
    {
        await _emulator.Client.AddFaultAsync(new FaultRequest { Kind = FaultKind.Migrate, MigrateToChatId = -1001234, Count = 1 }, Cancel);
        (await _api.SendMessage(new SendMessageRequest(_chat, "x"), Cancel))
            .ShouldBeOfType<BotApiResult<Message>.ApiError>().Parameters!.MigrateToChatId.ShouldBe(-1001234);
    }

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.AnswerLost)]
    [InlineData(FaultKind.Hang)]
    public async Task MissingAnswerIsUnknown(FaultKind fault)
    {
        await _emulator.Client.AddFaultAsync(new FaultRequest { Kind = fault, Count = 1 }, Cancel);
        (await _api.SendMessage(new SendMessageRequest(_chat, "x"), Cancel)).ShouldBeOfType<BotApiResult<Message>.OutcomeUnknown>();
    }

    private static T Value<T>(BotApiResult<T> result) => result.ShouldBeOfType<BotApiResult<T>.Ok>().Value;

    private TelegramOptions Options(string token) =>
        new() { BotToken = token, ApiBaseUrl = _emulator.BaseUrl, AnswerTimeout = TimeSpan.FromSeconds(5) };
}
