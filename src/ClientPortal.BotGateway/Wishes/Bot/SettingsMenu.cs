using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Wishes.Bot;

/// <summary>
/// What somebody hears, with a button for each choice. A button says what shall hold, not "the other way round": pressed twice, or long
/// after, it does what it says.
/// </summary>
internal static class SettingsMenu
{
    public const string Set = "set";
    public const string Type = "type";
    public const string Pause = "pause";
    public const string Enabled = "enabled";
    public const string Scope = "scope";
    public const string Invoices = "invoices";
    public const string On = "1";
    public const string Off = "0";

    public static string Html(Wording wording, RecipientType side, RecipientPreferences preferences) => wording.Text(
        !preferences.Enabled ? "Settings_Disabled"
        : !preferences.Paused ? "Settings_On"
        // Staff get no messages from staff.
        : side is RecipientType.User ? "Settings_PausedStaff" : "Settings_Paused");

    public static IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> Buttons(Wording wording, RecipientType side, RecipientPreferences preferences)
    {
        var rows = new List<IReadOnlyList<InlineKeyboardButton>>();
        if (!preferences.Enabled)
        {
            rows.Add([Button(wording.Text("Settings_Enable"), "success", Enabled, On)]);
            return rows;
        }

        rows.Add([preferences.Paused
            ? Button(wording.Text("Settings_Resume"), "success", Pause, Off)
            : Button(wording.Text("Settings_Pause"), style: null, Pause, On)]);
        foreach (var type in Choices.TypesFor(side))
        {
            var wanted = !preferences.DisabledTypes.Contains(type, StringComparer.Ordinal);
            rows.Add([Switch(wording, wording.Text($"Settings_Type_{type}"), wanted, Type, type)]);
        }

        if (side is RecipientType.User)
        {
            rows.Add([Switch(wording, wording.Text("Settings_Invoices"), preferences.WantsInvoices, Invoices)]);
            rows.AddRange(Enum.GetValues<StaffScope>().Select(scope => new[]
            {
                Button(wording.Text(scope == preferences.StaffScope ? "Settings_Chosen" : "Settings_NotChosen", wording.Text($"Settings_Scope_{scope}")), style: null, Scope, $"{scope}"),
            }));
        }

        rows.Add([Button(wording.Text("Settings_Disable"), "danger", Enabled, Off)]);
        return rows;
    }

    private static InlineKeyboardButton Switch(Wording wording, string title, bool on, params ReadOnlySpan<string> choice) =>
        Button(wording.Text(on ? "Settings_IsOn" : "Settings_IsOff", title), style: null, [.. choice, on ? Off : On]);

    private static InlineKeyboardButton Button(string text, string? style, params ReadOnlySpan<string> choice) =>
        new(text, CallbackData: ButtonData.Of(Set, choice), Style: style);
}
