using System.Globalization;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Pages;

internal static class Initials
{
    /// <summary>The first letters of the first two words, for an avatar.</summary>
    public static string Of(string name) => string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.TrimStart('«', '"', '(', '<', '#', '@'))
        .Where(word => word.Length > 0)
        .Take(2)
        .Select(word => StringInfo.GetNextTextElement(word).ToUpperInvariant()));

    public static string Name(User user) => user.LastName is null ? user.FirstName : $"{user.FirstName} {user.LastName}";
}
