using System.Buffers.Text;
using System.Net.Http.Json;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.Testing.Portal;
using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>Nothing of another client's can be read, answered, moved or muted through the bot, whatever a button or a command says.</summary>
public abstract class ForeignTicketTests(TalkingPortal world)
{
    private const string Secret = "Тайна Ромашки";

    /// <summary>Buttons that carry a ticket's id.</summary>
    private static readonly string[] OfTickets = ["ticket", "reply", "mute", "unmute", "solved", "reopen", "take", "resolve", "follow"];

    /// <summary>Buttons that carry something else: a ticket's id in its place leads nowhere.</summary>
    private static readonly string[] OfOtherThings = ["tickets", "cancel", "set", "lang", "connect", "move", "refuse", "stop", "keep"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NoButtonReachesAnotherClientsTicket()
    {
        var (anna, victim) = (world.Acme, world.Romashka);
        var (ticket, _) = await victim.OpenTicketAsync($"{Secret} 1");
        await world.Henry.MoveAsync(ticket, "resolved");

        // One message each: some buttons put another text in its place, and the others would be gone.
        foreach (var name in OfTickets)
        {
            foreach (var data in new[] { $"{name}:{Field(ticket)}", $"{name}:{Field(ticket)}:c" })
            {
                (await anna.PressAsync(await ForgeAsync(anna, [data]), data)).ShouldNotBeNullOrEmpty($"{data} must be refused in words");
            }
        }

        foreach (var name in OfOtherThings)
        {
            var data = $"{name}:{Field(ticket)}";
            await anna.PressAsync(await ForgeAsync(anna, [data]), data);
        }

        await anna.SayAsync("For the victim");
        await anna.HearAsync("I did not understand");
        await NothingHappenedAsync(anna, victim, ticket, "resolved", "For the victim");
    }

    /// <summary>A new button must be added to one of the lists, and is pressed with them.</summary>
    [Fact]
    public async Task EveryButtonThatTheBotKnowsIsPressedHere() =>
        (await GatewayButtons.NamesAsync(world.Portal)).ShouldBe([.. OfTickets, .. OfOtherThings], ignoreOrder: true);

    [Fact]
    public async Task ClosedTicketOfAnotherIsNotContinued()
    {
        var (anna, victim) = (world.Acme, world.Romashka);
        var (ticket, _) = await victim.OpenTicketAsync($"{Secret} 2");
        await world.Henry.MoveAsync(ticket, "closed");
        var forged = await ForgeAsync(anna, [$"follow:{Field(ticket)}", $"reply:{Field(ticket)}"]);

        foreach (var data in Talker.DataOf(forged))
        {
            (await anna.PressAsync(forged, data)).ShouldNotBeNullOrEmpty();
        }

        await anna.SayAsync("To be continued");
        await anna.HearAsync("I did not understand");
        await NothingHappenedAsync(anna, victim, ticket, "closed", "To be continued");
    }

    [Fact]
    public async Task NoCommandReachesAnotherClientsTicket()
    {
        var (anna, victim) = (world.Acme, world.Romashka);
        var (ticket, number) = await victim.OpenTicketAsync($"{Secret} 3");
        var invoice = await Invoices.IssueAsync(world.Olga, victim);

        foreach (var command in new[] { $"/ticket {number}", $"/ticket #{number}", $"/ticket_{number}" })
        {
            await anna.SayAsync(command);
            await anna.HearAsync($"There is no ticket #{number}");
        }

        foreach (var command in new[] { "/tickets", "/invoices", "/status", $"/tickets {number}", $"/new {number}", "/cancel", $"/mute {number}", $"/unmute {number}", "/settings", "/language", "/start", "/stop" })
        {
            await anna.SayAsync(command);
            await anna.HearAsync("");
        }

        await anna.SayAsync("/help");
        await anna.HearAsync("What I can do");
        await NothingHappenedAsync(anna, victim, ticket, "new", "nothing");
        (await world.Telegram.GetMessagesAsync(anna.Chat, Cancellation)).ShouldAllBe(entry => !Talker.Text(entry).Contains(invoice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task MessageOfAnotherAccountInTheSameChatIsNotAnswered()
    {
        var (anna, victim) = (world.Acme, world.Romashka);
        var (ticket, _) = await victim.OpenTicketAsync($"{Secret} 4");
        await victim.LookUpAsync();
        await world.Henry.CommentAsync(ticket, "Only for Romashka");
        await victim.HearAsync("Only for Romashka");
        var here = await ForgeAsync(anna, ["cancel"]);
        await world.RecordedAsync(victim);
        // As if the chat had been connected to Romashka before.
        var moved = await world.ExecuteAsync(
            """
            UPDATE telegram.telegram_notifications_queue SET chat_id = $2, telegram_message_id = $3
             WHERE reference_id = $1 AND recipient_type = 'client' AND notification_type = 'ticket.comment_added'
            """,
            ticket, anna.Chat, (long)here.MessageId);
        moved.ShouldBe(1);

        await anna.SayAsync("An answer to what is not mine", here);

        await anna.HearAsync("belongs to another account");
        await NothingHappenedAsync(anna, victim, ticket, "new", "An answer to what is not mine");
    }

    [Fact]
    public async Task ClientCannotDoWhatIsForStaff()
    {
        var anna = world.Acme;
        var (ticket, _) = await anna.OpenTicketAsync("Staff's buttons");
        var forged = await ForgeAsync(anna, [$"take:{Field(ticket)}", $"resolve:{Field(ticket)}:c", $"solved:{Field(ticket)}", "tickets:mine:0", "tickets:free:0"]);

        (await anna.PressAsync(forged, "take:")).ShouldBe("You may not do this.");
        (await anna.PressAsync(forged, "resolve:")).ShouldNotBeNull().ShouldContain("cannot be done");
        // The card under which it was pressed is shown anew, though this was none.
        (await anna.HearAsync("Ticket #")).MessageId.ShouldBe(forged.MessageId);
        var again = await ForgeAsync(anna, [$"solved:{Field(ticket)}", "tickets:free:0"]);
        (await anna.PressAsync(again, "solved:")).ShouldNotBeNull().ShouldContain("cannot be done");
        await anna.PressAsync(again, "tickets:free:0");
        await anna.HearAsync("Your open tickets");

        var read = await anna.ReadAsync($"api/tickets/{ticket}");
        (read["status"]!.GetValue<string>(), read["assignee"]).ShouldBe(("new", null));
    }

    [Fact]
    public async Task TamperedDataIsAnsweredAndHarmsNothing()
    {
        var anna = world.Acme;
        string[] tampered =
        [
            "ticket", "ticket:", "ticket::", "ticket:c", "ticket:AAAAAAAAAAAAAAAAAAAAAA", "ticket:zzzzzzzzzzzzzzzzzzzzzz", "take:%00", "reply:😀😀😀😀", "solved:../../api/me",
            "tickets:own:-1", "tickets:own:99999999999999999999", "tickets:own:99", "tickets:nobody:0", "tickets:::::", "follow:1", ":", "::::", "nothing", "Cancel", "reopen:' or 1=1 --",
        ];
        var forged = await ForgeAsync(anna, tampered);

        foreach (var data in Talker.DataOf(forged).Where(data => !data.StartsWith("tickets", StringComparison.Ordinal)))
        {
            (await anna.PressAsync(forged, data)).ShouldNotBeNullOrEmpty($"{data} must be answered");
        }

        foreach (var data in tampered.Where(data => data.StartsWith("tickets", StringComparison.Ordinal)))
        {
            await anna.PressAsync(await ForgeAsync(anna, [data]), data);
        }

        await anna.SayAsync("/help");
        await anna.HearAsync("What I can do");
        (await world.CountAsync("SELECT count(*) FROM telegram.telegram_updates WHERE state = 'parked' AND chat_id = $1", anna.Chat)).ShouldBe(0);
    }

    private static string Field(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));

    /// <summary>A message with these buttons, one each row, as somebody could make it who writes updates by himself.</summary>
    private async Task<ChatEntry> ForgeAsync(Talker to, IReadOnlyList<string> data)
    {
        var rows = data.Select(text => new[] { new { text = "button", callback_data = text } });
        using var answer = await world.Portal.Emulator.Client.PostAsJsonAsync(
            $"/bot{WholePortal.BotToken}/sendMessage",
            new { chat_id = to.Chat, text = "Buttons", reply_markup = new { inline_keyboard = rows } },
            Cancellation);
        var sent = await JsonAnswer.ReadAsync(answer, Cancellation);
        var id = sent["result"]!["message_id"]!.GetValue<int>();
        return (await world.Telegram.GetMessagesAsync(to.Chat, Cancellation)).Single(entry => entry.MessageId == id);
    }

    private async Task NothingHappenedAsync(Talker stranger, Talker owner, Guid ticket, string status, string written)
    {
        var said = (await world.Telegram.GetMessagesAsync(stranger.Chat, Cancellation)).Where(entry => entry.FromBot).Select(Talker.Text);
        said.ShouldAllBe(text => !text.Contains(Secret, StringComparison.Ordinal));
        (await owner.StatusAsync(ticket)).ShouldBe(status);
        (await owner.ConversationAsync(ticket)).ShouldAllBe(entry => entry.Via == "portal" && entry.Text != written);
        (await world.CountAsync("SELECT count(*) FROM telegram.ticket_mutes WHERE ticket_id = $1", ticket)).ShouldBe(0);
        (await world.CountAsync("SELECT count(*) FROM telegram.dialogs WHERE ticket_id = $1", ticket)).ShouldBe(0);
        (await world.CountAsync("SELECT count(*) FROM portal.tickets WHERE follow_up_of = $1", ticket)).ShouldBe(0);
    }
}

[Collection(PortalByPolling.Name)]
public sealed class ForeignTicketByPolling(PortalByPolling world) : ForeignTicketTests(world);

[Collection(PortalByWebhook.Name)]
public sealed class ForeignTicketByWebhook(PortalByWebhook world) : ForeignTicketTests(world);
