using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Setup;

public sealed class DefaultMenuTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    [Fact]
    public async Task PrivateChatsOfferTheCommandsInBothLanguages()
    {
        await using var scene = await BotScene.StartAsync(database);
        await Eventually.Matches(
            async token => (await scene.Telegram.GetCallsAsync("setMyCommands", cancellationToken: token)).Count(call => call.Outcome is CallOutcome.Ok),
            count => count == 2,
            "both menus are set",
            BotScene.Cancel);

        (await MenuAsync(scene, language: "")).ShouldBe(
        [
            "tickets: My open tickets",
            "new: Open a ticket",
            "invoices: My invoices",
            "status: What is connected, and what waits for me",
            "settings: What comes here",
            "language: Language",
            "mute: Pause the messages",
            "unmute: Get messages again",
            "stop: Disconnect Telegram",
            "help: What I can do",
        ]);
        (await MenuAsync(scene, "ru")).ShouldBe(
        [
            "tickets: Открытые заявки",
            "new: Создать заявку",
            "invoices: Мои счета",
            "status: Что подключено и что ждёт ответа",
            "settings: Что сюда приходит",
            "language: Язык",
            "mute: Приостановить сообщения",
            "unmute: Снова получать сообщения",
            "stop: Отключить Telegram",
            "help: Что я умею",
        ]);
    }

    private static async Task<IReadOnlyList<string>> MenuAsync(BotScene scene, string language)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(
            new Uri(scene.Emulator.BaseUrl, $"/bot{scene.Emulator.BotToken}/getMyCommands"),
            new { scope = new { type = "all_private_chats" }, language_code = language },
            BotScene.Cancel);
        var commands = JsonNode.Parse(await answer.Content.ReadAsStringAsync(BotScene.Cancel))!["result"]!.AsArray();
        return [.. commands.Select(command => $"{command!["command"]}: {command["description"]}")];
    }
}
