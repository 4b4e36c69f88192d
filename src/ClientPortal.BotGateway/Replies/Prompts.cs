using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Replies;

/// <summary>The bot's questions, each with a way out.</summary>
internal sealed class Prompts(OpenDialogs dialogs, BotAnswers answers)
{
    public Task AskAsync(BotCall call, DialogStep step, CancellationToken cancellationToken) => SayAsync(call, call.Wording.Text($"Reply_Ask_{step}"), cancellationToken);

    /// <summary>For an answer to this ticket. A client hears beforehand that his answer takes a resolved one back to work.</summary>
    public Task AskForAnswerAsync(BotCall call, Person person, PortalTicket ticket, CancellationToken cancellationToken)
    {
        var reopens = person.IsClient && ticket.Status == TicketStatus.Resolved;
        return SayAsync(call, call.Wording.Text(reopens ? "Reply_Ask_AnswerReopens" : "Reply_Ask_AnswerTo", ticket.Number), cancellationToken);
    }

    public Task SayEndedAsync(BotCall call, CancellationToken cancellationToken) =>
        answers.SayAsync(call, call.Wording.Text("Reply_DialogEnded"), cancellationToken: cancellationToken);

    /// <summary>The message is a new ticket's subject; then its text is asked for.</summary>
    public async Task TakeSubjectAsync(BotCall call, Person person, Message message, CancellationToken cancellationToken)
    {
        var subject = SubjectOf(message.Text);
        if (subject.Length is 0 or > TicketWriter.MaxSubject)
        {
            await SayAsync(call, subject.Length == 0 ? call.Wording.Text("Reply_SubjectMissing") : call.Wording.Text("Reply_SubjectTooLong", TicketWriter.MaxSubject), cancellationToken);
            return;
        }

        await dialogs.SaveAsync(call, person, DialogStep.Text, cancellationToken, subject: subject);
        await AskAsync(call, DialogStep.Text, cancellationToken);
    }

    /// <summary>On one line, without what cannot be shown.</summary>
    private static string SubjectOf(string? text) =>
        string.Join(' ', new string([.. (text ?? "").Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private Task SayAsync(BotCall call, string html, CancellationToken cancellationToken) =>
        answers.SayAsync(call, html, new ButtonRows().Row(CancelButton.For(call)).Rows, cancellationToken: cancellationToken);
}
