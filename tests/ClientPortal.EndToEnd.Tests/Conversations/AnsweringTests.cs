using ClientPortal.TelegramEmulator.Chats;
using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>What is written in the chat arrives in tickets.</summary>
public abstract class AnsweringTests(TalkingPortal world)
{
    [Theory]
    [InlineData("ru", "en", "ответ в заявке")]
    [InlineData("en", "ru", "answered in")]
    public async Task ReplyToANotificationBecomesAComment(string client, string staff, string announcement)
    {
        var (anna, henry) = (world.Client(client), world.Staff(staff));
        await anna.LookUpAsync();
        var (ticket, _) = await anna.OpenTicketAsync($"Reply {client}");
        await henry.CommentAsync(ticket, "Is it on?");
        var told = await anna.HearAsync("Is it on?");
        Talker.Text(told).ShouldContain(announcement);
        Talker.NamesOf(told).ShouldBe(["reply", "mute"]);

        var reply = await anna.SayAsync("*Yes*, <b>it is</b> & smokes", told);

        await anna.SeeThumbAsync(reply);
        (await anna.ConversationAsync(ticket)).ShouldBe(
            [($"Reply {client}, in detail.", "portal"), ("Is it on?", "portal"), ("*Yes*, <b>it is</b> & smokes", "telegram")]);
    }

    [Fact]
    public async Task StaffAnswerFromTheChatTooAndTheClientHearsIt()
    {
        var (anna, henry) = (world.Acme, world.Henry);
        await henry.LookUpAsync();
        var (ticket, _) = await anna.OpenTicketAsync("Staff answer");
        var told = await henry.HearAsync("Staff answer");
        Talker.NamesOf(told).ShouldBe(["take", "resolve", "reply", "mute"]);
        await anna.LookUpAsync();

        var reply = await henry.SayAsync("We look into it", told);

        await henry.SeeThumbAsync(reply);
        Talker.Text(await anna.HearAsync("We look into it")).ShouldContain("Henry answered in ticket");
        (await anna.ConversationAsync(ticket))[^1].ShouldBe(("We look into it", "telegram"));
    }

    [Theory]
    [InlineData("en", "ru", "the client does not see it")]
    [InlineData("ru", "en", "клиент его не увидит")]
    public async Task ReplyToANoteStaysANote(string assignee, string colleague, string hint)
    {
        var (anna, henry) = (world.Acme, world.Staff(assignee));
        await henry.LookUpAsync();
        var (ticket, _) = await anna.OpenTicketAsync($"Note {assignee}");
        await henry.PressAsync(await henry.HearAsync($"Note {assignee}"), "take:");
        await henry.LookUpAsync();
        await world.Staff(colleague).NoteAsync(ticket, "He never pays");
        var told = await henry.HearAsync("He never pays");
        Talker.Text(told).ShouldContain(hint);
        Talker.NamesOf(told).ShouldBe(["mute"]);

        await henry.SeeThumbAsync(await henry.SayAsync("Not for the client's eyes", told));

        (await henry.ConversationAsync(ticket))[^1].ShouldBe(("Not for the client's eyes", "telegram"));
        (await anna.ConversationAsync(ticket)).ShouldBe([($"Note {assignee}, in detail.", "portal")]);
        // Other tests expect an empty work list.
        await henry.ReleaseAsync(ticket);
    }

    [Theory]
    [InlineData("ru", "Напишите ответ")]
    [InlineData("en", "Write your answer")]
    public async Task ButtonAsksForTheAnswer(string language, string question)
    {
        var anna = world.Client(language);
        var (ticket, told) = await anna.BeToldAsync(world.Henry, $"Button {language}");

        await anna.PressAsync(told, "reply:");
        Talker.NamesOf(await anna.HearAsync(question)).ShouldBe(["cancel"]);
        await anna.SeeThumbAsync(await anna.SayAsync("By button"));

        (await anna.ConversationAsync(ticket))[^1].ShouldBe(("By button", "telegram"));
        await anna.SayAsync("Not an answer any more");
        await anna.HearAsync(language == "ru" ? "Не понял" : "I did not understand");
        (await anna.ConversationAsync(ticket))[^1].Text.ShouldBe("By button");
    }

    [Theory]
    [InlineData("ru", "📎 Заявка №")]
    [InlineData("en", "📎 Ticket #")]
    public async Task FileOfStaffComesAsADocument(string language, string caption)
    {
        var (anna, henry) = (world.Client(language), world.Henry);
        var (ticket, number) = await anna.OpenTicketAsync($"File {language}");
        var file = await henry.UploadAsync("счёт.txt", "Hello from the portal"u8.ToArray());
        await anna.LookUpAsync();

        await henry.Account.PostAsync($"api/tickets/{ticket}/comments", new { text = "See the file", attachments = new[] { file } }, TalkingPortal.Cancellation);

        await anna.HearAsync("See the file");
        var document = (await anna.HearAsync($"{caption}{number}")).Message.Document.ShouldNotBeNull();
        (document.FileName, document.FileSize).ShouldBe(("счёт.txt", "Hello from the portal".Length));
    }

    [Fact]
    public async Task AlbumBecomesOneCommentWithAllItsFiles()
    {
        var anna = world.Acme;
        var (ticket, told) = await anna.BeToldAsync(world.Henry, "Album");
        await anna.PressAsync(told, "reply:");
        await anna.HearAsync("Write your answer");

        var album = await anna.SendDocumentsAsync("See these", ("первый.txt", "one"u8.ToArray()), ("second.txt", "two"u8.ToArray()), ("third.txt", "three"u8.ToArray()));

        await anna.SeeThumbAsync(album[0]);
        (await anna.ConversationAsync(ticket)).Count(entry => entry.Via == "telegram").ShouldBe(1);
        (await anna.ConversationAsync(ticket))[^1].ShouldBe(("See these", "telegram"));
        (await anna.LastFilesAsync(ticket)).ShouldBe(["первый.txt", "second.txt", "third.txt"], ignoreOrder: true);
    }

    [Fact]
    public async Task AlbumInReplyToANotificationIsOneCommentWhoseFilesTheApiGivesBack()
    {
        var (roman, henry) = (world.Romashka, world.Henry);
        var (ticket, told) = await roman.BeToldAsync(henry, "Альбом ответом");

        var album = await roman.ReplyWithDocumentsAsync(told, "Вот они", ("первый.txt", "раз"u8.ToArray()), ("второй.txt", "два"u8.ToArray()));

        await roman.SeeThumbAsync(album[0]);
        (await roman.ConversationAsync(ticket)).Count(entry => entry.Via == "telegram").ShouldBe(1);
        (await roman.ConversationAsync(ticket))[^1].ShouldBe(("Вот они", "telegram"));
        (await henry.LastContentsAsync(ticket)).ShouldBe(["раз", "два"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("ru", "📎 1 файл из Telegram")]
    [InlineData("en", "📎 1 file by Telegram")]
    public async Task PictureAloneGetsWords(string language, string words)
    {
        var anna = world.Client(language);
        var (ticket, told) = await anna.BeToldAsync(world.Henry, $"Picture {language}");
        await anna.PressAsync(told, "reply:");
        await anna.HearAsync("💬");

        var photo = await anna.SendPhotoAsync(caption: null, Pictures.Png);

        await anna.SeeThumbAsync(photo[0]);
        (await anna.ConversationAsync(ticket))[^1].ShouldBe((words, "telegram"));
        (await anna.LastFilesAsync(ticket)).ShouldBe([$"photo-{photo[0].MessageId}.jpg"]);
    }

    [Fact]
    public async Task WhatIsTooLargeIsSaidAndTheRestIsStored()
    {
        var anna = world.Acme;
        var (ticket, told) = await anna.BeToldAsync(world.Henry, "Large");
        await anna.PressAsync(told, "reply:");
        await anna.HearAsync("Write your answer");

        await anna.SendDocumentsAsync("One is large", ("small.txt", "small"u8.ToArray()), ("large.bin", new byte[(20 * 1024 * 1024) + 1]));

        Talker.Text(await anna.HearAsync("Added to ticket")).ShouldContain("large.bin was not taken: it is larger than 20 MB");
        (await anna.LastFilesAsync(ticket)).ShouldBe(["small.txt"]);
    }

    [Theory]
    [InlineData("ru", "закрыта, ответить в ней нельзя", "открыта")]
    [InlineData("en", "is closed and takes no more answers", "is open")]
    public async Task ClosedTicketIsContinuedByANewOne(string language, string closed, string opened)
    {
        var (anna, henry) = (world.Client(language), world.Henry);
        var (ticket, told) = await anna.BeToldAsync(world.Henry, $"Closed {language}");
        await henry.MoveAsync(ticket, "closed");

        await anna.SayAsync("It broke again", told);
        var offer = await anna.HearAsync(closed);
        Talker.NamesOf(offer).ShouldBe(["follow", "cancel"]);
        await anna.PressAsync(offer, "follow:");
        await anna.HearAsync(opened);

        var number = (await anna.ReadAsync($"api/tickets/{ticket}"))["number"]!.GetValue<long>();
        var fresh = await anna.NewestTicketAsync(language == "ru" ? $"Продолжение №{number}: Closed ru" : $"Follow-up to #{number}: Closed en");
        var details = await anna.ReadAsync($"api/tickets/{fresh["id"]}");
        details["followUpOf"]!["id"]!.GetValue<Guid>().ShouldBe(ticket);
        (await anna.ConversationAsync(fresh["id"]!.GetValue<Guid>())).ShouldBe([("It broke again", "telegram")]);
    }

    [Theory]
    [InlineData("ru", "По счёту", "правка не изменит")]
    [InlineData("en", "About invoice", "an edit does not change")]
    public async Task ReplyToAnInvoiceOpensATicketThatQuotesIt(string language, string subject, string edits)
    {
        var anna = world.Client(language);
        await anna.LookUpAsync();
        var number = await Invoices.IssueAsync(world.Henry, anna);
        var told = await anna.HearAsync(number);

        var reply = await anna.SayAsync("Why so much?", told);
        await anna.HearAsync($"{subject} {number}");

        var ticket = await anna.NewestTicketAsync($"{subject} {number}");
        var text = (await anna.ConversationAsync(ticket["id"]!.GetValue<Guid>())).Single();
        text.Text.ShouldStartWith("Why so much?\n\n> ");
        text.Text.ShouldContain(number);

        await anna.EditAsync(reply, "Why so little?");
        await anna.HearAsync(edits);
        (await anna.ConversationAsync(ticket["id"]!.GetValue<Guid>())).ShouldBe([text]);
    }

    [Fact]
    public async Task ReplyWaitsWhileTheApiIsAwayAndIsStoredOnce()
    {
        var anna = world.Acme;
        var (ticket, told) = await anna.BeToldAsync(world.Henry, "Api away");
        await world.Portal.Api.KillAsync();
        ChatEntry reply;
        try
        {
            reply = await anna.SayAsync("Patience", told);
        }
        finally
        {
            await world.Portal.Api.StartAsync(TalkingPortal.Cancellation);
        }

        await anna.SeeThumbAsync(reply);
        (await anna.ConversationAsync(ticket)).Select(entry => entry.Text).ShouldBe(["Api away, in detail.", "Staff say: Api away", "Patience"]);
    }
}

[Collection(PortalByPolling.Name)]
public sealed class AnsweringByPolling(PortalByPolling world) : AnsweringTests(world);

[Collection(PortalByWebhook.Name)]
public sealed class AnsweringByWebhook(PortalByWebhook world) : AnsweringTests(world);
