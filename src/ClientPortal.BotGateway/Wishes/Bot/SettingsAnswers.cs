using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Wishes.Bot;

/// <summary>What the commands on preferences have in common: a change, then the menu.</summary>
internal sealed class SettingsAnswers(Preferences preferences, BotAnswers answers)
{
    /// <summary>Saves the change and shows the menu.</summary>
    /// <param name="change">Null only shows.</param>
    public async Task ShowAsync(BotCall call, Func<RecipientPreferences, RecipientPreferences>? change, CancellationToken cancellationToken)
    {
        if (call.Person is not { Recipient: var recipient })
        {
            await answers.SayAsync(call, call.Wording.Text("Chat_ConnectFirst"), cancellationToken: cancellationToken);
            return;
        }

        var wishes = change is null
            ? await preferences.FindAsync(recipient, cancellationToken)
            : await preferences.ChangeAsync(recipient, change, cancellationToken);
        await answers.SayAsync(
            call,
            SettingsMenu.Html(call.Wording, recipient.RecipientType, wishes),
            SettingsMenu.Buttons(call.Wording, recipient.RecipientType, wishes),
            cancellationToken: cancellationToken);
    }
}
