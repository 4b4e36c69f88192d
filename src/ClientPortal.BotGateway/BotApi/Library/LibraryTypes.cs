using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;
using Markup = Telegram.Bot.Types.ReplyMarkups.InlineKeyboardMarkup;
using Types = Telegram.Bot.Types;

namespace ClientPortal.BotGateway.BotApi.Library;

/// <summary>Between the port's types and the library's.</summary>
internal static class LibraryTypes
{
    public static User ToPort(this Types.User user) =>
        new(user.Id, user.IsBot, user.FirstName, user.Username, user.LastName, user.LanguageCode);

    public static Chat ToPort(this Types.Chat chat) =>
        new(chat.Id, chat.Type.ToString().ToLowerInvariant(), chat.Title, chat.Username);

    public static Message ToPort(this Types.Message message) => new(
        message.Id,
        new DateTimeOffset(DateTime.SpecifyKind(message.Date, DateTimeKind.Utc)).ToUnixTimeSeconds(),
        message.Chat.ToPort(),
        message.Text,
        message.Caption,
        message.From?.ToPort());

    public static BotCommand ToPort(this Types.BotCommand command) => new(command.Command, command.Description);

    public static WebhookInfo ToPort(this Types.WebhookInfo info) => new(
        info.Url,
        info.HasCustomCertificate,
        info.PendingUpdateCount,
        info.IpAddress,
        Seconds(info.LastErrorDate),
        info.LastErrorMessage,
        Seconds(info.LastSynchronizationErrorDate),
        info.MaxConnections,
        info.AllowedUpdates?.Select(Name).ToArray());

    public static BotFile ToPort(this Types.TGFile file) => new(file.FileId, file.FileUniqueId, file.FileSize, file.FilePath);

    public static ResponseParameters? ToPort(this Types.ResponseParameters? parameters) =>
        parameters is null ? null : new(parameters.RetryAfter, parameters.MigrateToChatId);

    /// <summary>Ids of messages have 31 bits in the library.</summary>
    public static int MessageId(long id) => checked((int)id);

    public static Types.Enums.ParseMode ParseModeOf(string? name) =>
        name is null ? default : Enum.Parse<Types.Enums.ParseMode>(name, ignoreCase: true);

    /// <summary>Buttons pass through as they stand in the queue, kinds that the library does not know apart.</summary>
    public static Markup? Buttons(JsonElement? markup) => markup?.Deserialize<Markup>(JsonBotAPI.Options);

    public static Markup? Buttons(InlineKeyboardMarkup? markup) =>
        markup is null ? null : Buttons(JsonSerializer.SerializeToElement(markup, BotApiJson.Default.InlineKeyboardMarkup));

    public static Types.BotCommandScope? Scope(BotCommandScope? scope) =>
        scope is null ? null : JsonSerializer.SerializeToElement(scope, BotApiJson.Default.BotCommandScope).Deserialize<Types.BotCommandScope>(JsonBotAPI.Options);

    /// <summary>The library's member for a name such as <c>my_chat_member</c>.</summary>
    public static UpdateType UpdateTypeOf(string name) => JsonSerializer.Deserialize<UpdateType>($"\"{name}\"", JsonBotAPI.Options);

    private static string Name(UpdateType type) => JsonSerializer.SerializeToElement(type, JsonBotAPI.Options).GetString() ?? "";

    private static long? Seconds(DateTime? moment) =>
        moment is null ? null : new DateTimeOffset(DateTime.SpecifyKind(moment.Value, DateTimeKind.Utc)).ToUnixTimeSeconds();
}
