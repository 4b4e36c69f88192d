using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Linking.Bot;

/// <summary>"Cancel" under the question that a deep link leads to; its claimant voids the link by it.</summary>
internal sealed class RefuseButton(LinkTokens tokens, BotAnswers answers, TimeProvider time) : IButton
{
    public string Name => LinkDialog.Refuse;

    public async Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        if (press.Fields is not [var field] || LinkToken.Read(field) is not { } hash)
        {
            await answers.AnswerAsync(press, call.Wording.Text("Chat_OldButton"), cancellationToken);
            return;
        }

        var claim = await tokens.FindAsync(call.BotId, hash, call.From.Id, time.GetUtcNow(), cancellationToken);
        if (claim is not { Outcome: TokenClaimOutcome.Claimed, Recipient: { } recipient })
        {
            await answers.AnswerAsync(press, LinkDialog.Explain(call.Wording, claim.Outcome), cancellationToken, alert: true);
            return;
        }

        await answers.SayAsync(call, call.Wording.Text("Link_Refused"), editMessageId: press.MessageId, cancellationToken: cancellationToken);
        await tokens.WithdrawAsync(recipient, hash, cancellationToken);
    }
}
