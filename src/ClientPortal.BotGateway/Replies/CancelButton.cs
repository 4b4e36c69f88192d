using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Replies;

/// <summary>The way out of a question.</summary>
internal sealed class CancelButton(OpenDialogs dialogs, BotAnswers answers) : IButton
{
    private const string ButtonName = "cancel";

    public string Name => ButtonName;

    public static InlineKeyboardButton For(BotCall call) => ButtonRows.Button(call.Wording.Text("Reply_Button_Cancel"), ButtonData.Of(ButtonName));

    public async Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        var ended = await dialogs.EndAsync(call, cancellationToken);
        if (ended && press.MessageId is { } question)
        {
            await answers.SayAsync(call, call.Wording.Text("Reply_Cancelled"), editMessageId: question, cancellationToken: cancellationToken);
        }

        await answers.AnswerAsync(press, call.Wording.Text(ended ? "Reply_Cancelled" : "Reply_NothingToCancel"), cancellationToken);
    }
}
