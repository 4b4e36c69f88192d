using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>An update that is handled again, as after a crash right before its end was written down, adds nothing; a question ends by itself.</summary>
public abstract class RepeatTests(TalkingPortal world)
{
    [Fact]
    public async Task RepeatedReplyIsOneComment()
    {
        var (anna, henry) = (world.Acme, world.Henry);
        var (ticket, _) = await anna.OpenTicketAsync("Repeated reply");
        await anna.LookUpAsync();
        await henry.CommentAsync(ticket, "Answer me");
        await anna.SeeThumbAsync(await anna.SayAsync("Once", await anna.HearAsync("Answer me")));

        await AddsNothingAsync(anna);

        (await anna.ConversationAsync(ticket)).Select(entry => entry.Text).ShouldBe(["Repeated reply, in detail.", "Answer me", "Once"]);
    }

    [Fact]
    public async Task EachStepOfADialogMayBeRepeated()
    {
        var anna = world.Acme;
        await anna.SayAsync("/new");
        await anna.HearAsync("Write the subject");
        await AddsNothingAsync(anna);
        await anna.SayAsync("Repeated dialog");
        await anna.HearAsync("Now describe it");
        await AddsNothingAsync(anna);
        await anna.SayAsync("Only once");
        await anna.HearAsync("is open");
        await AddsNothingAsync(anna);

        (await world.CountAsync("SELECT count(*) FROM portal.tickets WHERE title = 'Repeated dialog'")).ShouldBe(1);
        var ticket = await anna.NewestTicketAsync("Repeated dialog");
        (await anna.ConversationAsync(ticket["id"]!.GetValue<Guid>())).ShouldBe([("Only once", "telegram")]);
    }

    [Fact]
    public async Task RepeatedPressOpensOneTicket()
    {
        var (anna, henry) = (world.Acme, world.Henry);
        var (ticket, number) = await anna.OpenTicketAsync("Repeated press");
        await henry.MoveAsync(ticket, "closed");
        await anna.SayAsync($"/ticket {number}");
        var card = await anna.HearAsync("Assigned to: ");
        await anna.SayAsync("More of it", card);
        await anna.PressAsync(await anna.HearAsync("Shall I open a new one"), "follow:");
        await anna.HearAsync("is open");

        await AddsNothingAsync(anna);

        (await world.CountAsync("SELECT count(*) FROM portal.tickets WHERE follow_up_of = $1", ticket)).ShouldBe(1);
    }

    [Theory]
    [InlineData("ru", "Напишите тему", "Прошло больше получаса", "Не понял")]
    [InlineData("en", "Write the subject", "more than half an hour", "I did not understand")]
    public async Task QuestionEndsAfterHalfAnHour(string language, string question, string ended, string notUnderstood)
    {
        var anna = world.Client(language);
        await anna.SayAsync("/new");
        await anna.HearAsync(question);
        (await world.CountAsync(
            "SELECT count(*) FROM telegram.dialogs WHERE chat_id = $1 AND ends_at BETWEEN now() + interval '29 minutes' AND now() + interval '30 minutes'", anna.Chat)).ShouldBe(1);
        await world.ExecuteAsync("UPDATE telegram.dialogs SET ends_at = now() - interval '2 seconds' WHERE chat_id = $1", anna.Chat);

        await anna.SayAsync("Too late");
        await anna.HearAsync(ended);
        await anna.SayAsync("And nothing is waited for");
        await anna.HearAsync(notUnderstood);
    }

    /// <summary>Has the chat's last update handled once more.</summary>
    private async Task AddsNothingAsync(Talker person)
    {
        await world.HandledAsync(person);
        var before = await AnswersAsync(person);
        (await world.ExecuteAsync(
            """
            UPDATE telegram.telegram_updates SET state = 'pending', handled_at = NULL
             WHERE (bot_id, update_id) = (SELECT bot_id, update_id FROM telegram.telegram_updates WHERE chat_id = $1 ORDER BY update_id DESC LIMIT 1)
            """,
            person.Chat)).ShouldBe(1);
        await world.HandledAsync(person);
        (await AnswersAsync(person)).ShouldBe(before);
    }

    /// <summary>What the bot has answered in a chat, sent or not. Notifications of other tickets may arrive at any time and do not count.</summary>
    private Task<long> AnswersAsync(Talker person) =>
        world.CountAsync("SELECT count(*) FROM telegram.telegram_notifications_queue WHERE chat_id = $1 AND notification_type = 'bot_answer'", person.Chat);
}

[Collection(PortalByPolling.Name)]
public sealed class RepeatByPolling(PortalByPolling world) : RepeatTests(world);

[Collection(PortalByWebhook.Name)]
public sealed class RepeatByWebhook(PortalByWebhook world) : RepeatTests(world);
