using ClientPortal.BotGateway.Conversations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Linking.Bot;

/// <summary>
/// Connects, once the claimant of a deep link says yes. Link, event and welcome are one transaction, so a repeat of the press finds
/// all of it done or nothing.
/// </summary>
internal sealed class LinkConfirmation(LinkTokens tokens, Links links, PersonDirectory people, BotAnswers answers, TimeProvider time, ILogger<LinkConfirmation> logger)
{
    /// <summary>Answers a press on "connect" or "connect here instead".</summary>
    /// <param name="move">Whether the presser was asked to leave another portal account, and agreed.</param>
    public async Task ConfirmAsync(BotCall call, ButtonPress press, bool move, CancellationToken cancellationToken)
    {
        if (press.Fields is not [var field] || LinkToken.Read(field) is not { } hash)
        {
            await answers.AnswerAsync(press, call.Wording.Text("Chat_OldButton"), cancellationToken);
            return;
        }

        var claim = await tokens.FindAsync(call.BotId, hash, call.From.Id, time.GetUtcNow(), cancellationToken);
        if (claim is not { Outcome: TokenClaimOutcome.Claimed, Recipient: { } recipient })
        {
            await ExplainAsync(call, press, claim, cancellationToken);
            return;
        }

        var account = await people.FindAccountAsync(recipient, cancellationToken);
        if (account is not { Active: true })
        {
            await answers.AnswerAsync(press, call.Wording.Text(account is null ? "Link_NotReady" : "Link_Deactivated"), cancellationToken, alert: true);
            return;
        }

        var owner = await links.FindRecipientAsync(call.BotId, call.From.Id, cancellationToken);
        var activation = Activation(call, press, recipient, account, hash);
        var result = move && owner is not null && owner != recipient
            ? await links.MoveAsync(activation, owner, cancellationToken)
            : await links.ActivateAsync(activation, cancellationToken);
        if (result is { Outcome: LinkActivationOutcome.TakenByAnother, LinkedTo: null })
        {
            // What it was to be moved from has ended meanwhile.
            result = await links.ActivateAsync(activation, cancellationToken);
        }

        switch (result.Outcome)
        {
            case LinkActivationOutcome.Activated:
                logger.LinkConfirmed(recipient.RecipientId, owner is not null && owner != recipient);
                await answers.AnswerAsync(press, call.Wording.Text("Link_Done"), cancellationToken);
                break;
            case LinkActivationOutcome.TakenByAnother:
                await AskToMoveAsync(call, press, account, result.LinkedTo, hash, cancellationToken);
                break;
            case LinkActivationOutcome.Deactivated:
                await answers.AnswerAsync(press, call.Wording.Text("Link_Deactivated"), cancellationToken, alert: true);
                break;
            default:
                await ExplainAsync(
                    call, press, await tokens.FindAsync(call.BotId, hash, call.From.Id, time.GetUtcNow(), cancellationToken), cancellationToken);
                break;
        }
    }

    private static LinkActivation Activation(BotCall call, ButtonPress press, RecipientSnapshot recipient, RecipientAccount account, byte[] hash)
    {
        var wording = BotTexts.Set.For(account.Language);
        var welcome = wording.Text(account.Role is AccountRole.Client ? "Link_WelcomeClient" : "Link_WelcomeStaff", TelegramHtml.Name(account.Name));
        return new LinkActivation(recipient, call.BotId, call.From.Id, call.From.Username, call.ChatId, hash, LinkDialog.ActorOf(account))
        {
            TelegramName = LinkDialog.NameOf(call.From),
            // The welcome takes the question's place, and so its buttons go. A chat that loses the account hears of it: its owner may not know.
            Notices = before =>
            [
                LinkNotices.Of(call.BotId, call.ChatId, wording, welcome, call.Update.EventId, call.NextPart(), press.MessageId),
                .. before is not null && before.TelegramUserId != call.From.Id
                    ? LinkNotices.ToChatOf(before, call.BotId, wording, wording.Text("Link_WentElsewhere", TelegramHtml.Name(account.Name), TelegramHtml.Name(LinkDialog.NameOf(call.From))), call.Update.EventId, call.NextPart())
                    : [],
            ],
        };
    }

    private async Task AskToMoveAsync(
        BotCall call, ButtonPress press, RecipientAccount account, RecipientSnapshot? owner, byte[] hash, CancellationToken cancellationToken)
    {
        var name = owner is null ? null : (await people.FindAccountAsync(owner, cancellationToken))?.Name;
        var (html, buttons) = LinkDialog.AskToMove(call.Wording, account, name, hash);
        await answers.SayAsync(call, html, buttons, press.MessageId, cancellationToken: cancellationToken);
    }

    private async Task ExplainAsync(BotCall call, ButtonPress press, TokenClaim claim, CancellationToken cancellationToken)
    {
        // A second press, or a repeat of the one that did it.
        var done = claim is { Outcome: TokenClaimOutcome.Used, Recipient: not null } && claim.Recipient == call.Person?.Recipient;
        await answers.AnswerAsync(
            press, done ? call.Wording.Text("Link_Done") : LinkDialog.Explain(call.Wording, claim.Outcome), cancellationToken, alert: !done);
    }
}
