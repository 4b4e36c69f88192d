using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Linking.Bot;

/// <summary><c>/start</c>, alone or with a deep link's token: claims it and asks to confirm.</summary>
internal sealed class StartCommand(LinkTokens tokens, Links links, PersonDirectory people, MissedNotifications missed, BotAnswers answers, TimeProvider time) : IBotCommand
{
    public string Name => "start";

    public Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken) => arguments.Length == 0
        ? WelcomeAsync(call, cancellationToken)
        : LinkToken.IsForm(arguments) ? ClaimAsync(call, LinkToken.Hash(arguments), cancellationToken)
        : SayAsync(call, LinkDialog.Explain(call.Wording, TokenClaimOutcome.Unknown), cancellationToken);

    private async Task WelcomeAsync(BotCall call, CancellationToken cancellationToken)
    {
        if (call.Person is { } person)
        {
            await SayAsync(call, await ResumeAsync(call, call.Wording.Text("Link_Hello", TelegramHtml.Name(person.Name)), cancellationToken), cancellationToken);
        }
        else
        {
            await answers.ConnectFirstAsync(call, cancellationToken);
        }
    }

    private async Task ClaimAsync(BotCall call, byte[] hash, CancellationToken cancellationToken)
    {
        var claim = await tokens.ClaimAsync(call.BotId, hash, call.From.Id, time.GetUtcNow(), cancellationToken);
        if (claim.Recipient is not null && claim.Recipient == call.Person?.Recipient && claim.Outcome is TokenClaimOutcome.Claimed or TokenClaimOutcome.Used)
        {
            await StayAsync(call, call.Person!, hash, cancellationToken);
            return;
        }

        if (claim is not { Outcome: TokenClaimOutcome.Claimed, Recipient: { } recipient })
        {
            await SayAsync(call, LinkDialog.Explain(call.Wording, claim.Outcome), cancellationToken);
            return;
        }

        var account = await people.FindAccountAsync(recipient, cancellationToken);
        if (account is not { Active: true })
        {
            await SayAsync(call, call.Wording.Text(account is null ? "Link_NotReady" : "Link_Deactivated"), cancellationToken);
            return;
        }

        var (html, buttons) = call.Person is { } owner
            ? LinkDialog.AskToMove(call.Wording, account, owner.Name, hash)
            : LinkDialog.Ask(call.Wording, account, hash);
        var standing = await links.FindAsync(recipient, cancellationToken);
        var question = LinkDialog.WithWhoIsCutOff(html, call.Wording, account, standing?.BotId == call.BotId ? standing : null, call.From);
        await answers.SayAsync(call, question, buttons, cancellationToken: cancellationToken);
    }

    /// <summary>Connected to that very account already: nothing to confirm.</summary>
    private async Task StayAsync(BotCall call, Person person, byte[] hash, CancellationToken cancellationToken)
    {
        await SayAsync(call, await ResumeAsync(call, call.Wording.Text("Link_AlreadyYours", TelegramHtml.Name(person.Name)), cancellationToken), cancellationToken);
        await tokens.UseUpAsync(person.Recipient, hash, cancellationToken);
    }

    /// <summary>Whoever writes can be written to.</summary>
    /// <returns>What he is told, with what he missed below it where his link was suspended.</returns>
    private async Task<string> ResumeAsync(BotCall call, string text, CancellationToken cancellationToken)
    {
        if (call.Person is not { LinkState: LinkState.Suspended } person || person.ChatId != call.ChatId)
        {
            return text;
        }

        var told = await missed.BelowAsync(text, person.Recipient, call.BotId, call.ChatId, call.Wording, cancellationToken);
        await links.ResumeAsync(person.Recipient, LinkDialog.ActorOf(person), cancellationToken);
        return told;
    }

    private Task SayAsync(BotCall call, string html, CancellationToken cancellationToken) =>
        answers.SayAsync(call, html, cancellationToken: cancellationToken);
}
