using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Linking.Bot;

/// <summary>"Stay connected" under the question of <c>/stop</c>.</summary>
internal sealed class KeepButton(BotAnswers answers) : IButton
{
    public const string ButtonName = "keep";

    public string Name => ButtonName;

    public Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken) =>
        answers.SayAsync(
            call,
            call.Wording.Text(call.Person is null ? "Chat_ConnectFirst" : "Link_Kept"),
            editMessageId: press.MessageId,
            cancellationToken: cancellationToken);
}
