using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;

namespace ClientPortal.BotGateway.Wishes.Bot;

/// <summary>A language: <c>lang:ru</c>. It is the portal account's, so the Api changes it, and pages and messages follow.</summary>
internal sealed class LanguageButton(PortalProfiles profiles, BotAnswers answers) : IButton
{
    public const string ButtonName = "lang";
    public const string English = "en";
    public const string Russian = "ru";

    public string Name => ButtonName;

    public async Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        if (call.Person is not { } person || press.Fields is not [English or Russian])
        {
            await answers.AnswerAsync(press, call.Wording.Text(call.Person is null ? "Settings_NotConnected" : "Chat_OldButton"), cancellationToken);
            return;
        }

        var language = press.Fields[0];
        var changed = await profiles.ChangeLanguageAsync(person, language, PortalKey.Of(call.Update), cancellationToken);
        if (!changed.TryGet(out _, out _))
        {
            await answers.AnswerAsync(press, call.Wording.Text("Settings_LanguageRefused"), cancellationToken, alert: true);
            return;
        }

        // In the new language at once: the event that tells everybody else of it is still on its way.
        call.Language = language;
        var wording = BotTexts.Set.For(language);
        await answers.SayAsync(call, wording.Text("Settings_LanguageChanged"), editMessageId: press.MessageId, cancellationToken: cancellationToken);
        await answers.AnswerAsync(press, wording.Text("Settings_Saved"), cancellationToken);
    }
}
