namespace ClientPortal.Notifications.Texts;

/// <summary>What a recipient reads.</summary>
/// <param name="Html">Telegram's HTML, at most 4096 characters after parsing.</param>
/// <param name="ButtonsJson">Telegram's <c>inline_keyboard</c>, or null.</param>
internal sealed record Message(string Html, string? ButtonsJson)
{
    /// <summary>Parts that are there, one under the other.</summary>
    public static Message From(string? buttonsJson, params ReadOnlySpan<string?> parts)
    {
        var lines = new List<string>(parts.Length);
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part))
            {
                lines.Add(part);
            }
        }

        return new Message(string.Join('\n', lines), buttonsJson);
    }
}
