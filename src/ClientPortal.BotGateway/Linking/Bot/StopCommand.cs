using System.Globalization;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Linking.Bot;

/// <summary><c>/stop</c>: asks whether to disconnect.</summary>
internal sealed class StopCommand(BotAnswers answers) : IBotCommand
{
    public string Name => "stop";

    public Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken)
    {
        if (call.Person is not { } person)
        {
            return answers.SayAsync(call, call.Wording.Text("Chat_ConnectFirst"), cancellationToken: cancellationToken);
        }

        var generation = person.Generation.ToString(CultureInfo.InvariantCulture);
        return answers.SayAsync(
            call,
            call.Wording.Text("Link_AskStop", TelegramHtml.Name(person.Name)),
            [
                [new InlineKeyboardButton(call.Wording.Text("Link_ButtonStop"), CallbackData: ButtonData.Of(StopButton.ButtonName, generation), Style: "danger")],
                [new InlineKeyboardButton(call.Wording.Text("Link_ButtonKeep"), CallbackData: ButtonData.Of(KeepButton.ButtonName))],
            ],
            cancellationToken: cancellationToken);
    }
}
