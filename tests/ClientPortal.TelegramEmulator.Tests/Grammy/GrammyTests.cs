using System.Text;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.Tests.Grammy;

/// <summary>A framework of other hands understands the emulator: a bot on grammY, by polling and by webhook.</summary>
public sealed class GrammyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("polling")]
    [InlineData("webhook")]
    public async Task BotOnGrammyStartsReadsAnswersPressesAndSendsFiles(string transport)
    {
        await using var emulator = await TestBot.StartAsync();
        await using var bot = await GrammyBot.StartAsync(emulator.Host, transport, Token);
        var person = await emulator.Users.CreateUserAsync("Anna", "en", cancellationToken: Token);

        await emulator.Users.StartAsync(person.Id, "a-payload", cancellationToken: Token);
        var welcome = await AnswerAsync(emulator, person.Id, "Welcome a-payload");
        welcome.Message.Entities.ShouldHaveSingleItem().Type.ShouldBe("bold");

        var pressed = await emulator.Users.PressAsync(person.Id, welcome.MessageId, text: "Press me", cancellationToken: Token);
        pressed.CallbackId.ShouldNotBeNull();
        (await AnswerAsync(emulator, person.Id, "Pressed 1")).MessageId.ShouldBe(welcome.MessageId);

        var reply = await emulator.Users.SendTextAsync(person.Id, "an answer", replyTo: welcome.MessageId, cancellationToken: Token);
        var answer = await AnswerAsync(emulator, person.Id, $"{emulator.Host.BotUsername} said: Pressed 1");
        answer.Message.ReplyToMessage!.MessageId.ShouldBe(reply.Entry.MessageId);

        await emulator.Users.SendDocumentsAsync(person.Id, [("quiet.txt", Encoding.UTF8.GetBytes("a quiet text"))], cancellationToken: Token);
        var loud = await AnswerAsync(emulator, person.Id, "12 bytes of quiet.txt");
        loud.Message.Document!.FileName.ShouldBe("loud.txt");

        await emulator.Users.BlockAsync(person.Id, Token);
        await Eventually.TrueAsync(() => bot.Output.Contains("member kicked"), "the bot hears that it is blocked");
        bot.Output.ShouldAllBe(line => !line.StartsWith("failed", StringComparison.Ordinal));
    }

    /// <summary>The bot's message with this text or caption.</summary>
    private static async Task<ChatEntry> AnswerAsync(TestBot emulator, long chat, string text)
    {
        ChatEntry? found = null;
        await Eventually.TrueAsync(
            async () =>
            {
                var entries = await emulator.Users.GetMessagesAsync(chat, Token);
                found = entries.LastOrDefault(entry => entry.FromBot && (entry.Message.Text ?? entry.Message.Caption) == text);
                return found is not null;
            },
            $"the bot says '{text}'");
        return found!;
    }
}
