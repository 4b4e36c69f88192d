using System.Text;
using System.Text.Json.Nodes;

namespace ClientPortal.TelegramEmulator.Tests.Control;

public sealed class GroupTests(SharedBot shared) : IClassFixture<SharedBot>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"title\":\"Team\"}", 400, "members_empty")]
    [InlineData("{\"title\":\"Team\",\"members\":null}", 400, "members_empty")]
    [InlineData("{\"title\":\"Team\",\"members\":[]}", 400, "members_empty")]
    [InlineData("{\"members\":[1]}", 400, "title_invalid")]
    [InlineData("{\"title\":\"Team\",\"members\":[1]}", 404, "user_not_found")]
    public async Task GroupNeedsATitleAndMembers(string body, int status, string code) =>
        (await PostAsync("groups", body)).ShouldBe((status, code));

    [Theory]
    [InlineData("kick-bot")]
    [InlineData("add-bot")]
    [InlineData("migrate")]
    public async Task UnknownGroupIsNotFound(string action) =>
        (await PostAsync($"groups/-4/{action}", "{}")).ShouldBe((404, "chat_not_found"));

    [Theory]
    [InlineData("kick-bot")]
    [InlineData("add-bot")]
    [InlineData("migrate")]
    public async Task PrivateChatIsNoGroup(string action)
    {
        var user = await shared.Bot.UserAsync();

        (await PostAsync($"groups/{user}/{action}", "{}")).ShouldBe((409, "not_a_group"));
    }

    [Theory]
    [InlineData("kick-bot")]
    [InlineData("migrate")]
    public async Task NobodyActsInADesertedGroup(string action)
    {
        var group = await DesertedAsync();

        (await PostAsync($"groups/{group}/{action}", "{}")).ShouldBe((409, "group_deserted"));

        (await shared.Bot.Users.GetChatsAsync(Token)).Single(chat => chat.Id == group).BotStatus.ShouldBe("member");
    }

    [Fact]
    public async Task NobodyTakesTheBotBackIntoADesertedGroup()
    {
        var group = await DesertedAsync(kickedBefore: true);

        (await PostAsync($"groups/{group}/add-bot", "{}")).ShouldBe((409, "group_deserted"));

        (await shared.Bot.Users.GetChatsAsync(Token)).Single(chat => chat.Id == group).BotStatus.ShouldBe("kicked");
    }

    private async Task<long> DesertedAsync(bool kickedBefore = false)
    {
        var user = await shared.Bot.UserAsync();
        var group = await shared.Bot.Users.CreateGroupAsync(new("Team", [user]), Token);
        if (kickedBefore)
        {
            await shared.Bot.Users.KickBotAsync(group.Id, Token);
        }

        using var left = await shared.Bot.Http.DeleteAsync($"/control/groups/{group.Id}/members/{user}", Token);
        left.EnsureSuccessStatusCode();
        return group.Id;
    }

    private async Task<(int Status, string? Code)> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await shared.Bot.Http.PostAsync($"/control/{path}", content, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return ((int)response.StatusCode, text.StartsWith('{') ? (string?)JsonNode.Parse(text)!["code"] : text);
    }
}
