using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>What is neither words nor a file of a ticket, and what was said elsewhere before.</summary>
public abstract class OtherContentTests(TalkingPortal world)
{
    [Theory]
    [InlineData("ru", "Я передаю только текст, фото и документы. Пришлите, пожалуйста, так.")]
    [InlineData("en", "I can pass on text, photos and documents only. Please send it as one of these.")]
    public async Task VoiceMessageOrStickerIsAnsweredAndNotStored(string language, string words)
    {
        var anna = world.Client(language);
        var (ticket, told) = await anna.BeToldAsync(world.Henry, $"Voice {language}");
        var before = await anna.ConversationAsync(ticket);

        foreach (var inReplyTo in new[] { null, told })
        {
            var voice = await anna.SendVoiceAsync(inReplyTo);
            var answer = await anna.HearAsync(words);
            (Talker.Text(answer), answer.Message.ReplyToMessage?.MessageId).ShouldBe((words, voice.MessageId));

            var sticker = await anna.SendStickerAsync(inReplyTo);
            answer = await anna.HearAsync(words);
            (Talker.Text(answer), answer.Message.ReplyToMessage?.MessageId).ShouldBe((words, sticker.MessageId));
        }

        (await anna.ConversationAsync(ticket)).ShouldBe(before);
    }

    [Fact]
    public async Task QuestionStaysOpenAfterAVoiceMessage()
    {
        var anna = world.Acme;
        var (ticket, told) = await anna.BeToldAsync(world.Henry, "Voice in a dialog");
        await anna.PressAsync(told, "reply:");
        await anna.HearAsync("Write your answer");

        await anna.SendVoiceAsync();
        await anna.HearAsync("I can pass on text");
        await anna.SeeThumbAsync(await anna.SayAsync("In words then"));

        (await anna.ConversationAsync(ticket))[^1].ShouldBe(("In words then", "telegram"));
    }

    [Theory]
    [InlineData("ru", "Не понял")]
    [InlineData("en", "I did not understand")]
    public async Task ForwardedMessageIsNoReply(string language, string notUnderstood)
    {
        var anna = world.Client(language);
        var (ticket, told) = await anna.BeToldAsync(world.Henry, $"Forwarded {language}");
        var before = await anna.ConversationAsync(ticket);

        await anna.ForwardAsync(told);

        await anna.HearAsync(notUnderstood);
        (await anna.ConversationAsync(ticket)).ShouldBe(before);
    }

    [Fact]
    public async Task ForwardedMessageAnswersTheBotsQuestion()
    {
        var anna = world.Acme;
        var words = await anna.SayAsync("Said somewhere else before");
        await anna.HearAsync("I did not understand");
        var file = (await anna.SendDocumentsAsync("With a file", ("forwarded.txt", "as it was"u8.ToArray())))[0];
        await anna.HearAsync("I did not understand");
        var (ticket, told) = await anna.BeToldAsync(world.Henry, "Forwarded answer");

        await anna.PressAsync(told, "reply:");
        await anna.HearAsync("Write your answer");
        await anna.SeeThumbAsync(await anna.ForwardAsync(words));
        await anna.PressAsync(told, "reply:");
        await anna.HearAsync("Write your answer");
        await anna.SeeThumbAsync(await anna.ForwardAsync(file));

        (await anna.ConversationAsync(ticket)).TakeLast(2).ShouldBe([("Said somewhere else before", "telegram"), ("With a file", "telegram")]);
        (await anna.LastContentsAsync(ticket)).ShouldBe(["as it was"]);
    }
}

[Collection(PortalByPolling.Name)]
public sealed class OtherContentByPolling(PortalByPolling world) : OtherContentTests(world);

[Collection(PortalByWebhook.Name)]
public sealed class OtherContentByWebhook(PortalByWebhook world) : OtherContentTests(world);
