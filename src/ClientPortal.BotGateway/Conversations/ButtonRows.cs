using ClientPortal.BotGateway.BotApi;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Conversations;

/// <summary>Builds rows of buttons; a row without any is left out.</summary>
internal sealed class ButtonRows
{
    /// <summary>What fits on a button on a phone.</summary>
    private const int MaxText = 40;

    private readonly List<IReadOnlyList<InlineKeyboardButton>> _rows = [];

    public IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> Rows => _rows;

    public ButtonRows Row(params ReadOnlySpan<InlineKeyboardButton?> buttons)
    {
        var row = new List<InlineKeyboardButton>(buttons.Length);
        foreach (var button in buttons)
        {
            if (button is not null)
            {
                row.Add(button);
            }
        }

        if (row.Count > 0)
        {
            _rows.Add(row);
        }

        return this;
    }

    public static InlineKeyboardButton Button(string text, string data, string? style = null) => new(TelegramHtml.Cut(text, MaxText), CallbackData: data, Style: style);
}
