using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Replies;

/// <summary>What the bot asked the caller for. A dialog ends by itself after half an hour.</summary>
internal sealed class OpenDialogs(Dialogs dialogs, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public Task<Dialog?> FindAsync(BotCall call, CancellationToken cancellationToken) => dialogs.FindAsync(call.BotId, call.ChatId, cancellationToken);

    /// <summary>Whether it was over when the caller said this, however late it is handled.</summary>
    public static bool HasEnded(BotCall call, Dialog dialog) => dialog.EndsAt <= call.Update.OccurredAt;

    /// <summary>Begins one, or leads it on.</summary>
    public Task SaveAsync(
        BotCall call,
        Person person,
        DialogStep step,
        CancellationToken cancellationToken,
        Guid? ticketId = null,
        string? subject = null,
        string? draft = null,
        IReadOnlyList<Guid>? attachments = null) => dialogs.SaveAsync(
        new Dialog(
            call.BotId, call.ChatId, person.AccountId, step, call.Update.UpdateId, time.GetUtcNow() + Lifetime, ticketId, subject, draft, attachments),
        cancellationToken);

    /// <summary>Ends the caller's dialog.</summary>
    /// <returns>True where one was open.</returns>
    public Task<bool> EndAsync(BotCall call, CancellationToken cancellationToken) =>
        dialogs.EndAsync(call.BotId, call.ChatId, call.Update.UpdateId, cancellationToken);
}
