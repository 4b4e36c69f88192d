using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ClientPortal.TelegramEmulator.Tests.BotApi;

public sealed class ReactionTests(SharedBot shared) : IClassFixture<SharedBot>
{
    private static readonly string[] ReactionsAlone = ["message_reaction"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("[", "can't parse reaction types JSON object")]
    [InlineData("{}", "expected an Array of ReactionType")]
    [InlineData("[null]", "can't parse ReactionType: expected an Object")]
    [InlineData("[{}]", "can't parse ReactionType: Can't find field \"type\"")]
    [InlineData("[{\"type\":\"paid\"}]", "can't parse ReactionType: invalid reaction type specified")]
    [InlineData("[{\"type\":\"emoji\"}]", "can't parse ReactionType: Can't find field \"emoji\"")]
    [InlineData("[{\"type\":\"emoji\",\"emoji\":null}]", "can't parse ReactionType: Can't find field \"emoji\"")]
    [InlineData("[{\"type\":\"emoji\",\"emoji\":{}}]", "can't parse ReactionType: Field \"emoji\" must be of type String")]
    [InlineData("[{\"type\":\"custom_emoji\"}]", "can't parse ReactionType: Can't find field \"custom_emoji_id\"")]
    [InlineData("[{\"type\":\"emoji\",\"emoji\":\"✅\"}]", "REACTION_INVALID")]
    [InlineData("[{\"type\":\"emoji\",\"emoji\":\"👍\"},{\"type\":\"emoji\",\"emoji\":\"👎\"}]", "REACTIONS_TOO_MANY")]
    public async Task MalformedReactionIsRefusedInTelegramsWords(string reaction, string words)
    {
        var bot = shared.Bot;
        var user = await bot.UserAsync();
        var message = (await bot.Users.SendTextAsync(user, "mine", cancellationToken: Token)).Entry.MessageId;

        await bot.RefusedAsync("setMessageReaction", new { chat_id = user, message_id = message, reaction }, 400, $"Bad Request: {words}");

        (await bot.Users.GetMessagesAsync(user, Token)).Single(entry => entry.MessageId == message).BotReactions.ShouldBeNull();
    }

    [Fact]
    public async Task UpdateTellsWhatTheReactionWasBefore()
    {
        await using var bot = await TestBot.StartAsync();
        var (anna, boris) = (await bot.UserAsync(), await bot.UserAsync("Boris"));
        var group = await bot.Users.CreateGroupAsync(new("Team", [anna, boris]), Token);
        var message = (int)(await bot.SendAsync(group.Id, "Lunch?"))["message_id"]!;
        await bot.ResultAsync("getUpdates", new { offset = -1, allowed_updates = ReactionsAlone });

        await bot.Users.ReactAsync(anna, message, ["👍"], group.Id, Token);
        await bot.Users.ReactAsync(boris, message, ["👎"], group.Id, Token);
        await bot.Users.ReactAsync(anna, message, ["🔥"], group.Id, Token);
        await bot.Users.ReactAsync(anna, message, [], group.Id, Token);

        var told = (await bot.ResultAsync("getUpdates", new { allowed_updates = ReactionsAlone })).AsArray()
            .Select(update => update!["message_reaction"])
            .Where(reaction => reaction is not null)
            .Select(reaction => ((long)reaction!["user"]!["id"]!, Emoji(reaction["old_reaction"]), Emoji(reaction["new_reaction"])));
        told.ShouldBe([(anna, "", "👍"), (boris, "", "👎"), (anna, "👍", "🔥"), (anna, "🔥", "")]);
    }

    [Theory]
    [InlineData("{\"messageId\":1}")]
    [InlineData("{\"messageId\":1,\"emoji\":null}")]
    [InlineData("{\"messageId\":1,\"emoji\":[null]}")]
    [InlineData("{\"messageId\":1,\"emoji\":[\"✅\"]}")]
    public async Task UsersReactionNeedsEmojiThatTelegramKnows(string body)
    {
        var bot = shared.Bot;
        var user = await bot.UserAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await bot.Http.PostAsync($"/control/users/{user}/reactions", content, Token);

        ((int)response.StatusCode, (string)(await response.Content.ReadFromJsonAsync<JsonObject>(Token))!["code"]!).ShouldBe((400, "reaction_invalid"));
    }

    private static string Emoji(JsonNode? reactions) => string.Concat(reactions!.AsArray().Select(reaction => (string)reaction!["emoji"]!));
}
