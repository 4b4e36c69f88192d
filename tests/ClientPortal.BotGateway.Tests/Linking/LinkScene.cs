using System.Text.RegularExpressions;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.BotGateway.Tests.Operations;
using ClientPortal.BotGateway.Updates;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.Testing;
using Npgsql;

namespace ClientPortal.BotGateway.Tests.Linking;

/// <summary>A bot's scene with people of the portal in it, who call the service over HTTP. They speak English unless its way says otherwise.</summary>
internal sealed partial class LinkScene : IAsyncDisposable
{
    private static long s_lastUpdate = 900_000_000;

    private LinkScene(BotScene bot, TokenIssuer issuer, string language)
    {
        Bot = bot;
        Issuer = issuer;
        Language = language;
    }

    public BotScene Bot { get; }

    public TokenIssuer Issuer { get; }

    public string Language { get; }

    public static Task<LinkScene> PrepareAsync(PortalDatabase database, params (string Key, string Value)[] settings) =>
        PrepareAsync(database, Way.PollingInEnglish, settings);

    public static Task<LinkScene> StartAsync(PortalDatabase database, params (string Key, string Value)[] settings) =>
        StartAsync(database, Way.PollingInEnglish, settings);

    public static async Task<LinkScene> PrepareAsync(PortalDatabase database, Way way, params (string Key, string Value)[] settings)
    {
        var issuer = await TokenIssuer.StartAsync(BotScene.Cancel);
        return new LinkScene(
            await BotScene.PrepareAsync(
                database, [("Auth:Authority", issuer.Url), ("Api:BaseUrl", issuer.Url), ("Limits:OwnPerMinute", "1000"), .. way.Settings, .. settings]),
            issuer,
            way.Language);
    }

    /// <summary>With a gateway that knows the bot's name.</summary>
    public static async Task<LinkScene> StartAsync(PortalDatabase database, Way way, params (string Key, string Value)[] settings)
    {
        var scene = await PrepareAsync(database, way, settings);
        await scene.Bot.StartGatewayAsync();
        await Eventually.NotNull(token => scene.Bot.Get<BotRegistry>().FindUsernameAsync(scene.Bot.BotId, token), "the bot's name", BotScene.Cancel);
        return scene;
    }

    public async Task<PortalUser> JoinAsync(string name = "Romashka", AccountRole role = AccountRole.Client, string? language = null)
    {
        var account = Guid.CreateVersion7();
        var client = role is AccountRole.Client ? Guid.CreateVersion7() : (Guid?)null;
        await Bot.Get<AccountProjection>().ApplyAsync(new AccountSnapshot(account, role, client, name, language ?? Language, "Europe/Moscow", Active: true), 1, BotScene.Cancel);
        var recipient = client is { } id ? new RecipientSnapshot(RecipientType.Client, id) : new RecipientSnapshot(RecipientType.User, account);
        return new PortalUser(this, recipient, account, role, name);
    }

    /// <summary>Somebody on Telegram, which he reads in the scene's language.</summary>
    public Task<BotPerson> MeetAsync(string name = "Anna") => Bot.MeetAsync(name, Language);

    /// <summary>One of the bot's texts as a chat shows it, in the scene's language.</summary>
    public string Text(string key, params object?[] values) => Text(Language, key, values);

    public static string Text(string language, string key, params object?[] values) => Tags().Replace(BotTexts.Set.For(language).Text(key, values), "");

    /// <summary>Connects by deep link and button.</summary>
    public async Task<BotPerson> ConnectAsync(PortalUser user, string name = "Anna")
    {
        var person = await MeetAsync(name);
        await ConnectAsync(user, person);
        return person;
    }

    public static async Task ConnectAsync(PortalUser user, BotPerson person)
    {
        await person.StartAsync(await user.PayloadAsync());
        var question = await person.WaitForTextAsync(user.Question);
        await person.PressAsync(question, user.Scene.Text("Link_ButtonConnect"));
        await person.WaitForTextAsync(user.Welcome);
    }

    /// <summary>What the first button under a message carries.</summary>
    public static string DataOf(ChatEntry entry) => entry.Message.ReplyMarkup!.InlineKeyboard[0][0].CallbackData!;

    /// <summary>Somebody presses a button with data of his own choosing.</summary>
    public Task PressAsync(long userId, string data, long? chatId = null, long? updateId = null)
    {
        var id = updateId ?? Interlocked.Increment(ref s_lastUpdate);
        var update = new Update(
            id,
            CallbackQuery: new CallbackQuery($"{id}", new User(userId, IsBot: false, "Mallory"), new Message(1, 0, new Chat(chatId ?? userId, "private")), data));
        return Bot.Get<IUpdateHandler>().HandleAsync(new IncomingUpdate(Bot.BotId, id, chatId ?? userId, update, []), BotScene.Cancel);
    }

    /// <summary>Types of events about this recipient's link, in their order.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(PortalUser user) =>
        await ColumnAsync("SELECT type FROM telegram.outbox WHERE subject = $1 ORDER BY position", user.Recipient.RecipientId.ToString());

    public async Task<IReadOnlyList<string>> ColumnAsync(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(BotScene.Cancel);
        var values = new List<string>();
        while (await reader.ReadAsync(BotScene.Cancel))
        {
            values.Add($"{reader.GetValue(0)}");
        }

        return values;
    }

    public async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync(BotScene.Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = Bot.Get<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    [GeneratedRegex("<[^>]+>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}
