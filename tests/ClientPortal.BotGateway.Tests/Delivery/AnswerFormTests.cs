using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

/// <summary>Messages that answer a message, or take the place of one.</summary>
public sealed class AnswerFormTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    [Fact]
    public async Task EditTakesThePlaceOfItsMessage()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        var page = await SendAsync(scene, chat, new NewNotification { NotificationType = "bot_answer", Language = "en", Text = "<b>Page 1</b>", ButtonsJson = """[[{"text":"Next","callback_data":"next"}]]""" });

        var edit = new NewNotification
        {
            NotificationType = "bot_answer",
            Language = "en",
            Text = "<b>Page 2</b>",
            ButtonsJson = """[[{"text":"Previous","callback_data":"previous"}]]""",
            EditMessageId = page.TelegramMessageId,
        };
        await SendAsync(scene, chat, edit);

        var shown = (await scene.Telegram.GetMessagesAsync(chat.ChatId, DeliveryScene.Cancel))[^1];
        (shown.Message.MessageId, shown.Message.Text, shown.Edits).ShouldBe(((int)page.TelegramMessageId!.Value, "Page 2", 1));
        shown.Message.ReplyMarkup!.InlineKeyboard.Single().Single().CallbackData.ShouldBe("previous");
        (await SendAsync(scene, chat, edit)).State.ShouldBe(NotificationState.Sent, "what is not modified stands as it should");
    }

    [Fact]
    public async Task MessageThatIsGoneIsSentAnew()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();

        await SendAsync(scene, chat, new NewNotification { NotificationType = "bot_answer", Language = "en", Text = "Page 2", EditMessageId = 999_999_999 });

        (await scene.TextsAsync(chat)).ShouldBe(["Page 2"]);
    }

    [Fact]
    public async Task AnswerNamesTheMessageThatItAnswersWhileThatIsThere()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        var question = await scene.Telegram.SendTextAsync(chat.UserId, "Question", cancellationToken: DeliveryScene.Cancel);

        await SendAsync(scene, chat, new NewNotification { NotificationType = "bot_answer", Language = "en", Text = "Answer", ReplyToMessageId = question.Entry.MessageId });
        await SendAsync(scene, chat, new NewNotification { NotificationType = "bot_answer", Language = "en", Text = "To nothing", ReplyToMessageId = 999_999_999 });

        var answers = (await scene.Telegram.GetMessagesAsync(chat.ChatId, DeliveryScene.Cancel)).Where(entry => entry.FromBot).ToList();
        answers.Select(entry => (entry.Message.Text, entry.Message.ReplyToMessage?.MessageId)).ShouldBe([("Answer", question.Entry.MessageId), ("To nothing", null)]);
    }

    private static async Task<NotificationRecord> SendAsync(DeliveryScene scene, ConnectedChat chat, NewNotification notification)
    {
        var reference = Guid.CreateVersion7();
        var row = notification with
        {
            Recipient = chat.Recipient,
            Target = new ChatTarget(scene.BotId, chat.ChatId, chat.Generation),
            ReferenceId = reference,
            EventId = Guid.CreateVersion7(),
        };
        await scene.Get<NotificationQueue>().EnqueueAsync([row], DeliveryScene.Cancel);
        return await scene.WaitForAsync(reference, NotificationState.Sent);
    }
}
