using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Wishes.Bot;

/// <summary><c>/language</c>: offers the two languages, each in its own words.</summary>
internal sealed class LanguageCommand(BotAnswers answers) : IBotCommand
{
    public string Name => "language";

    public Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken) => call.Person is null
        ? answers.SayAsync(call, call.Wording.Text("Chat_ConnectFirst"), cancellationToken: cancellationToken)
        : answers.SayAsync(
            call,
            call.Wording.Text("Settings_AskLanguage"),
            [[Button(BotTexts.Set.English.Text("Settings_Language"), LanguageButton.English), Button(BotTexts.Set.Russian.Text("Settings_Language"), LanguageButton.Russian)]],
            cancellationToken: cancellationToken);

    private static InlineKeyboardButton Button(string text, string language) =>
        new(text, CallbackData: ButtonData.Of(LanguageButton.ButtonName, language));
}
