using System.Globalization;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Linking.Bot;

/// <summary>"Disconnect" under the question of <c>/stop</c>: <c>stop:</c> and the generation of the link that was meant.</summary>
internal sealed class StopButton(Links links, BotAnswers answers) : IButton
{
    public const string ButtonName = "stop";

    public string Name => ButtonName;

    public async Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        var wording = call.Wording;
        var stopped = call.Person is { } person
            && press.Fields is [var field]
            && long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            && await links.RemoveAsync(
                person.Recipient,
                generation,
                NotificationCauses.DisconnectedByUser,
                LinkDialog.ActorOf(person),
                _ => [LinkNotices.Of(call.BotId, call.ChatId, wording, wording.Text("Link_Goodbye"), call.Update.EventId, call.NextPart(), press.MessageId)],
                cancellationToken);
        await answers.AnswerAsync(press, wording.Text(stopped || call.Person is null ? "Link_Stopped" : "Chat_OldButton"), cancellationToken);
    }
}
