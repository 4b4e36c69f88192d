using System.Globalization;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Pages;

/// <summary>Messages in one line.</summary>
internal static class Excerpt
{
    private const int Length = 90;

    public static string Of(Message message, PageTexts texts)
    {
        var text = (message.Text ?? message.Caption)?.ReplaceLineEndings(" ")
            ?? message.Document?.FileName
            ?? OfMedia(message, texts)
            ?? OfService(message, texts)
            ?? "";
        var characters = new StringInfo(text);
        return characters.LengthInTextElements <= Length ? text : characters.SubstringByTextElements(0, Length) + "…";
    }

    /// <summary>The name of what stands where a text would; null for a message of words or a document.</summary>
    public static string? OfMedia(Message message, PageTexts texts) => message switch
    {
        { Photo: not null } => texts["Photo"],
        { Voice: not null } => texts["Voice"],
        { Sticker: not null } => texts["Sticker"],
        _ => null,
    };

    /// <summary>What a service message tells; null for an ordinary one.</summary>
    public static string? OfService(Message message, PageTexts texts)
    {
        var by = message.From is null ? "" : Initials.Name(message.From);
        return message switch
        {
            { GroupChatCreated: true } => string.Format(texts.Culture, texts["GroupCreated"], by),
            { NewChatMembers: { Count: > 0 } joined } => string.Format(texts.Culture, texts["Joined"], string.Join(", ", joined.Select(Initials.Name))),
            { LeftChatMember: { } left } => string.Format(texts.Culture, texts["Left"], Initials.Name(left)),
            { MigrateToChatId: { } to } => string.Format(texts.Culture, texts["MigratedTo"], to),
            { MigrateFromChatId: { } from } => string.Format(texts.Culture, texts["MigratedFrom"], from),
            _ => null,
        };
    }

    public static string Size(long bytes, CultureInfo culture) => bytes switch
    {
        < 1024 => string.Create(culture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(culture, $"{bytes / 1024d:0.#} KB"),
        _ => string.Create(culture, $"{bytes / 1024d / 1024d:0.#} MB"),
    };
}
