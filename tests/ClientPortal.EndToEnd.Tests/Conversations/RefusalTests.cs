using ClientPortal.TelegramEmulator.Chats;
using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>What the Api does not take is said in words, with the reason.</summary>
public abstract class RefusalTests(TalkingPortal world)
{
    private const string Secret = "Только для Ромашки";

    [Theory]
    [InlineData("ru", "⚠️ Сообщение не добавлено в заявку. Не нашёл: этого нет, или у вас нет доступа.")]
    [InlineData("en", "⚠️ Your message was not added to the ticket. Not found: it is not there, or it is not yours to see.")]
    public async Task ReplyToAnotherClientsTicketIsNotAdded(string language, string words)
    {
        var (anna, victim) = (world.Client(language), world.Client(language == "ru" ? "en" : "ru"));
        var (_, told) = await anna.BeToldAsync(world.Henry, $"Forged ticket {language}");
        var (theirs, _) = await victim.OpenTicketAsync(Secret);
        await ForgeAsync(anna, told, theirs);

        var reply = await anna.SayAsync("For somebody else", told);

        var answer = await anna.HearAsync("⚠️");
        (Talker.Text(answer), answer.Message.ReplyToMessage?.MessageId).ShouldBe((words, reply.MessageId));
        (await victim.ConversationAsync(theirs)).ShouldBe([($"{Secret}, in detail.", "portal")]);
    }

    [Theory]
    [InlineData("ru", "⚠️ Заявка не открыта. Не нашёл: этого нет, или у вас нет доступа.")]
    [InlineData("en", "⚠️ No ticket was opened. Not found: it is not there, or it is not yours to see.")]
    public async Task ReplyToAnotherClientsInvoiceOpensNoTicket(string language, string words)
    {
        var (anna, victim) = (world.Client(language), world.Client(language == "ru" ? "en" : "ru"));
        await anna.LookUpAsync();
        var told = await anna.HearAsync(await Invoices.IssueAsync(world.Henry, anna));
        var (theirs, number) = await Invoices.IssueAsync(world.Henry, victim, dueInDays: 10);
        await ForgeAsync(anna, told, theirs);
        var tickets = await TicketsAsync();

        var reply = await anna.SayAsync("What do they pay?", told);

        var answer = await anna.HearAsync("⚠️");
        (Talker.Text(answer), answer.Message.ReplyToMessage?.MessageId).ShouldBe((words, reply.MessageId));
        (await TicketsAsync()).ShouldBe(tickets);
        (await world.Telegram.GetMessagesAsync(anna.Chat, TalkingPortal.Cancellation)).ShouldAllBe(entry => !Talker.Text(entry).Contains(number, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ru", "закрыта, ответить в ней нельзя", "⚠️ Заявка не открыта. Файл уже недоступен. Пришлите его, пожалуйста, ещё раз.")]
    [InlineData("en", "is closed and takes no more answers", "⚠️ No ticket was opened. A file is no longer there. Please send it once more.")]
    public async Task TicketIsNotOpenedWithoutTheFileThatItsTextCameWith(string language, string closed, string words)
    {
        var anna = world.Client(language);
        var (ticket, told) = await anna.BeToldAsync(world.Henry, $"File swept {language}");
        await world.Henry.MoveAsync(ticket, "closed");
        await anna.ReplyWithDocumentsAsync(told, "See the file", ("swept.txt", "gone soon"u8.ToArray()));
        var offer = await anna.HearAsync(closed);
        // The Api sweeps files that no text has named.
        (await world.ExecuteAsync("DELETE FROM portal.attachments WHERE file_name = 'swept.txt' AND comment_id IS NULL")).ShouldBe(1);

        await anna.PressAsync(offer, "follow:");

        Talker.Text(await anna.HearAsync("⚠️")).ShouldBe(words);
        (await world.CountAsync("SELECT count(*) FROM portal.tickets WHERE follow_up_of = $1", ticket)).ShouldBe(0);
    }

    [Theory]
    [InlineData("ru", "✅ Ваше сообщение есть на портале — в том виде, в каком дошло до меня с первого раза. Если там не хватает файла, отправьте его, пожалуйста, ещё раз.")]
    [InlineData("en", "✅ Your message is in the portal, as far as it had reached me at the first try. If a file is missing there, please send it again.")]
    public async Task AlbumThatGrewAfterItsFirstTryIsStoredAsItWas(string language, string words)
    {
        var anna = world.Client(language);
        var (ticket, told) = await anna.BeToldAsync(world.Henry, $"Grown {language}");
        var first = (await anna.ReplyWithDocumentsAsync(told, "Two files", ("one.txt", "one"u8.ToArray())))[0];
        await anna.SeeThumbAsync(first);
        var second = (await anna.SendDocumentsAsync(caption: null, ("two.txt", "two"u8.ToArray())))[0];
        await anna.HearAsync(language == "ru" ? "Не понял" : "I did not understand");
        await world.HandledAsync(anna);

        // As if the process had crashed between the comment and its record, and the rest of the album had come by the next start.
        (await world.ExecuteAsync(
            """
            UPDATE telegram.telegram_updates
               SET state = 'pending', handled_at = NULL, payload = jsonb_set(payload::jsonb, '{message,media_group_id}', '"grown"')::json
             WHERE chat_id = $1 AND (payload #>> '{message,message_id}')::bigint IN ($2, $3)
            """,
            anna.Chat, (long)first.MessageId, (long)second.MessageId)).ShouldBe(2);

        var answer = await anna.HearAsync("✅");
        (Talker.Text(answer), answer.Message.ReplyToMessage?.MessageId).ShouldBe((words, first.MessageId));
        (await anna.ConversationAsync(ticket)).Where(entry => entry.Via == "telegram").ShouldBe([("Two files", "telegram")]);
        (await anna.LastFilesAsync(ticket)).ShouldBe(["one.txt"]);
    }

    [Theory]
    [InlineData("ru", "оплачен", "Чтобы написать клиенту о счёте, откройте заявку на портале.")]
    [InlineData("en", "is paid", "To write to the client about the invoice, open a ticket in the portal.")]
    public async Task StaffsReplyToAnInvoiceOpensNoTicket(string language, string paid, string words)
    {
        var (anna, henry) = (world.Client(language), world.Staff(language));
        var colleague = world.Staff(language == "ru" ? "en" : "ru");
        var (invoice, number) = await Invoices.IssueAsync(colleague, anna, dueInDays: 10);
        await henry.LookUpAsync();
        await Invoices.PayAsync(colleague, invoice);
        var told = await henry.HearAsync(number);
        Talker.Text(told).ShouldContain(paid);
        var tickets = await TicketsAsync();

        var reply = await henry.SayAsync("Thank you", told);

        var answer = await henry.HearAsync(words);
        (Talker.Text(answer), answer.Message.ReplyToMessage?.MessageId).ShouldBe((words, reply.MessageId));
        (await TicketsAsync()).ShouldBe(tickets);
    }

    /// <summary>As if the message had been about something else: what a reply belongs to stands in the queue.</summary>
    private async Task ForgeAsync(Talker person, ChatEntry told, Guid reference)
    {
        await world.RecordedAsync(person);
        (await world.ExecuteAsync(
            "UPDATE telegram.telegram_notifications_queue SET reference_id = $1 WHERE chat_id = $2 AND telegram_message_id = $3",
            reference, person.Chat, (long)told.MessageId)).ShouldBe(1);
    }

    private Task<long> TicketsAsync() => world.CountAsync("SELECT count(*) FROM portal.tickets");
}

[Collection(PortalByPolling.Name)]
public sealed class RefusalByPolling(PortalByPolling world) : RefusalTests(world);

[Collection(PortalByWebhook.Name)]
public sealed class RefusalByWebhook(PortalByWebhook world) : RefusalTests(world);
