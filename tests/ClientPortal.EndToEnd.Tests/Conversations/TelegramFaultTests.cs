using ClientPortal.TelegramEmulator.Faults;
using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>Telegram stumbles while a reply is on its way into a ticket.</summary>
public abstract class TelegramFaultTests(TalkingPortal world)
{
    [Theory]
    [InlineData("ru", FaultKind.Error, "✅ Добавлено в заявку №{0}.")]
    [InlineData("en", FaultKind.Error, "✅ Added to ticket #{0}.")]
    [InlineData("en", FaultKind.ServerError, "✅ Added to ticket #{0}.")]
    [InlineData("en", FaultKind.TooManyRequests, "✅ Added to ticket #{0}.")]
    [InlineData("en", FaultKind.Reset, "✅ Added to ticket #{0}.")]
    public async Task ShortAnswerStandsInForAReactionThatFails(string language, FaultKind kind, string words)
    {
        var anna = world.Client(language);
        var (ticket, told) = await anna.BeToldAsync(world.Henry, $"No thumb {language} {kind}");
        var number = (await anna.ReadAsync($"api/tickets/{ticket}"))["number"]!.GetValue<long>();
        var fault = await world.Telegram.AddFaultAsync(new() { Kind = kind, Method = "setMessageReaction", ChatId = anna.Chat }, TalkingPortal.Cancellation);

        var reply = await anna.SayAsync("Was it heard?", told);

        var answer = await anna.HearAsync(words.Split('{')[0]);
        (Talker.Text(answer), answer.Message.ReplyToMessage?.MessageId).ShouldBe((words.Replace("{0}", $"{number}", StringComparison.Ordinal), reply.MessageId));
        await world.Telegram.RemoveFaultAsync(fault.Id, TalkingPortal.Cancellation);
        (await anna.FindAsync(reply)).BotReactions.ShouldBeNull();
        (await anna.ConversationAsync(ticket)).Where(entry => entry.Via == "telegram").ShouldBe([("Was it heard?", "telegram")]);
    }

    [Theory]
    [InlineData("getFile", FaultKind.ServerError)]
    [InlineData("getFile", FaultKind.TooManyRequests)]
    [InlineData("getFile", FaultKind.Reset)]
    [InlineData("downloadFile", FaultKind.ServerError)]
    [InlineData("downloadFile", FaultKind.AnswerLost)]
    public async Task FileThatComesLateIsStoredOnce(string method, FaultKind kind)
    {
        var anna = world.Acme;
        var name = $"late-{method}-{kind}.txt";
        var (ticket, told) = await anna.BeToldAsync(world.Henry, $"Late {method} {kind}");
        var fault = await world.Telegram.AddFaultAsync(new() { Kind = kind, Method = method, Count = 3 }, TalkingPortal.Cancellation);

        var sent = await anna.ReplyWithDocumentsAsync(told, "Here it is", (name, "whole content"u8.ToArray()));

        await anna.SeeThumbAsync(sent[0]);
        (await HitsAsync(fault)).ShouldBe(3);
        (await anna.ConversationAsync(ticket)).Where(entry => entry.Via == "telegram").ShouldBe([("Here it is", "telegram")]);
        (await anna.LastFilesAsync(ticket)).ShouldBe([name]);
        (await anna.LastContentsAsync(ticket)).ShouldBe(["whole content"]);
        (await world.CountAsync("SELECT count(*) FROM portal.attachments WHERE file_name = $1", name)).ShouldBe(1);
        await world.Telegram.RemoveFaultAsync(fault.Id, TalkingPortal.Cancellation);
    }

    [Theory]
    [InlineData("ru", "Добавлено в заявку", "📎 lost.txt не принят: Telegram не отдал его. Пришлите ещё раз.")]
    [InlineData("en", "Added to ticket", "📎 lost.txt was not taken: Telegram did not give it out. Please send it again.")]
    public async Task FileThatNeverComesIsGivenUpAtTheLastTry(string language, string added, string lost)
    {
        var anna = world.Client(language);
        var (ticket, told) = await anna.BeToldAsync(world.Henry, $"Lost {language}");
        var fault = await world.Telegram.AddFaultAsync(new() { Kind = FaultKind.ServerError, Method = "downloadFile" }, TalkingPortal.Cancellation);

        await anna.ReplyWithDocumentsAsync(told, "With words", ("lost.txt", "never seen"u8.ToArray()));
        var answer = Talker.Text(await anna.HearAsync(added));
        // Five attempts are the product's own setting.
        (await HitsAsync(fault)).ShouldBe(5);
        answer.Split('\n')[^1].ShouldBe(lost);
        (await anna.ConversationAsync(ticket))[^1].ShouldBe(("With words", "telegram"));
        (await anna.LastFilesAsync(ticket)).ShouldBeEmpty();

        await anna.ReplyWithDocumentsAsync(told, caption: null, ("lost.txt", "never seen"u8.ToArray()));
        Talker.Text(await anna.HearAsync("lost.txt")).ShouldBe(lost, customMessage: "without words there is nothing to add");
        (await HitsAsync(fault)).ShouldBe(10);
        (await anna.ConversationAsync(ticket)).Count(entry => entry.Via == "telegram").ShouldBe(1);

        await world.Telegram.RemoveFaultAsync(fault.Id, TalkingPortal.Cancellation);
        (await world.CountAsync("SELECT count(*) FROM telegram.telegram_updates WHERE state = 'parked' AND chat_id = $1", anna.Chat)).ShouldBe(0);
        (await world.CountAsync("SELECT count(*) FROM portal.attachments WHERE file_name = 'lost.txt'")).ShouldBe(0);
    }

    private async Task<int> HitsAsync(FaultInfo fault) =>
        (await world.Telegram.GetFaultsAsync(TalkingPortal.Cancellation)).Single(known => known.Id == fault.Id).Hits;
}

[Collection(PortalByPolling.Name)]
public sealed class TelegramFaultByPolling(PortalByPolling world) : TelegramFaultTests(world);

[Collection(PortalByWebhook.Name)]
public sealed class TelegramFaultByWebhook(PortalByWebhook world) : TelegramFaultTests(world);
