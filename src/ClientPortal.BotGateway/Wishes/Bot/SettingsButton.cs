using ClientPortal.BotGateway.Conversations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Wishes.Bot;

/// <summary>A choice of the presser for himself: <c>set:type:ticket.created:0</c>, <c>set:pause:1</c>, <c>set:scope:All</c>.</summary>
internal sealed class SettingsButton(Preferences preferences, BotAnswers answers) : IButton
{
    public string Name => SettingsMenu.Set;

    public async Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        if (call.Person is not { } person)
        {
            await answers.AnswerAsync(press, call.Wording.Text("Settings_NotConnected"), cancellationToken, alert: true);
            return;
        }

        var side = person.Recipient.RecipientType;
        if (Read(press.Fields, side) is not { } change)
        {
            await answers.AnswerAsync(press, call.Wording.Text("Chat_OldButton"), cancellationToken);
            return;
        }

        var wishes = await preferences.ChangeAsync(person.Recipient, change, cancellationToken);
        await answers.SayAsync(
            call,
            SettingsMenu.Html(call.Wording, side, wishes),
            SettingsMenu.Buttons(call.Wording, side, wishes),
            press.MessageId,
            cancellationToken: cancellationToken);
        await answers.AnswerAsync(press, call.Wording.Text("Settings_Saved"), cancellationToken);
    }

    /// <summary>Null for what is no choice that the presser has.</summary>
    private static Func<RecipientPreferences, RecipientPreferences>? Read(IReadOnlyList<string> fields, RecipientType side) => fields switch
    {
        [SettingsMenu.Type, var type, var value] when Choices.TypesFor(side).Contains(type, StringComparer.Ordinal) && Switch(value) is { } on =>
            wishes => wishes.With(type, on),
        [SettingsMenu.Pause, var value] when Switch(value) is { } on => wishes => wishes with { Paused = on },
        [SettingsMenu.Enabled, var value] when Switch(value) is { } on => wishes => wishes with { Enabled = on },
        [SettingsMenu.Invoices, var value] when side is RecipientType.User && Switch(value) is { } on => wishes => wishes with { WantsInvoices = on },
        [SettingsMenu.Scope, var value] when side is RecipientType.User && Scopes.TryGetValue(value, out var scope) =>
            wishes => wishes with { StaffScope = scope },
        _ => null,
    };

    private static Dictionary<string, StaffScope> Scopes { get; } =
        Enum.GetValues<StaffScope>().ToDictionary(scope => scope.ToString(), StringComparer.Ordinal);

    private static bool? Switch(string value) => value switch
    {
        SettingsMenu.On => true,
        SettingsMenu.Off => false,
        _ => null,
    };
}
