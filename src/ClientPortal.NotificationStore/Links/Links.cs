using ClientPortal.Contracts;
using ClientPortal.Messaging.Outbox;
using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>
/// Connections of recipients to Telegram accounts. Each change is one transaction with its <c>telegram.link.*</c> event and
/// with what it means for rows that wait.
/// </summary>
public sealed class Links(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Null when the recipient never asked for a link.</summary>
    public async Task<Link?> FindAsync(RecipientSnapshot recipient, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(LinkSql.Find, Names.Of(recipient), recipient.RecipientId);
        return await LinkRow.ReadOneAsync(command, recipient, cancellationToken);
    }

    /// <summary>Who is connected to this Telegram account with this bot.</summary>
    public async Task<RecipientSnapshot?> FindRecipientAsync(long botId, long telegramUserId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await FindIdentityAsync(connection, botId, telegramUserId, cancellationToken);
    }

    /// <summary>
    /// Connects a recipient to a Telegram account; publishes <c>telegram.link.activated</c>. Rows of an earlier connection are
    /// cancelled. A Telegram account that belongs to another recipient is never moved silently.
    /// </summary>
    public async Task<LinkActivationResult> ActivateAsync(LinkActivation activation, CancellationToken cancellationToken)
    {
        var recipient = activation.Recipient;
        await using var change = await LinkChange.BeginAsync(database, recipient, cancellationToken);
        if (await RefusalAsync(change, activation, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (!await change.TakeIdentityAsync(activation.BotId, activation.TelegramUserId, cancellationToken))
        {
            var owner = await FindIdentityAsync(change.Connection, activation.BotId, activation.TelegramUserId, cancellationToken);
            return new LinkActivationResult(LinkActivationOutcome.TakenByAnother, owner);
        }

        var notices = activation.Notices?.Invoke(change.Link) ?? [];
        await change.LockChatsAsync(other: null, notices, cancellationToken);
        await ActivateAsync(change, activation, [], notices, cancellationToken);
        return new LinkActivationResult(LinkActivationOutcome.Activated);
    }

    /// <summary>
    /// As <see cref="ActivateAsync(LinkActivation, CancellationToken)"/> for a Telegram account that is connected to
    /// <paramref name="from"/> and whose owner wants it moved: that link ends, with its event, in the same transaction.
    /// </summary>
    public async Task<LinkActivationResult> MoveAsync(LinkActivation activation, RecipientSnapshot from, CancellationToken cancellationToken)
    {
        var (first, second) = LinkChange.InOrder(activation.Recipient, from);
        await using var one = await LinkChange.BeginAsync(database, first, cancellationToken);
        await using var other = await one.JoinAsync(second, cancellationToken);
        var (change, left) = first == activation.Recipient ? (one, other) : (other, one);
        if (await RefusalAsync(change, activation, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var owner = await FindIdentityAsync(change.Connection, activation.BotId, activation.TelegramUserId, cancellationToken);
        if (owner != from || left.Link is null or { State: LinkState.NotConnected })
        {
            // It was moved or disconnected meanwhile: what was asked for is not what there is.
            return new LinkActivationResult(LinkActivationOutcome.TakenByAnother, owner);
        }

        await left.ReleaseIdentityAsync(cancellationToken);
        if (!await change.TakeIdentityAsync(activation.BotId, activation.TelegramUserId, cancellationToken))
        {
            return new LinkActivationResult(LinkActivationOutcome.TakenByAnother);
        }

        var notices = activation.Notices?.Invoke(change.Link) ?? [];
        await change.LockChatsAsync(left, notices, cancellationToken);
        var removed = await EndAsync(left, NotificationCauses.Moved, activation.Actor, cancellationToken);
        await ActivateAsync(change, activation, [removed], notices, cancellationToken);
        return new LinkActivationResult(LinkActivationOutcome.Activated);
    }

    /// <summary>
    /// Nothing can be delivered for now, by the cause that Telegram gave; publishes <c>telegram.link.suspended</c> and cancels what waits.
    /// False when there is no active link, or another one than <paramref name="generation"/> by now.
    /// </summary>
    /// <param name="generation">Of the link that the refused message was for; null for whichever stands.</param>
    public async Task<bool> SuspendAsync(
        RecipientSnapshot recipient, long? generation, string reason, Actor actor, CancellationToken cancellationToken)
    {
        await using var change = await LinkChange.BeginAsync(database, recipient, cancellationToken);
        if (change.Link is not { State: LinkState.Active } || (generation ?? change.Link.Generation) != change.Link.Generation)
        {
            return false;
        }

        await change.CancelPendingAsync(NotificationCauses.Suspended, cancellationToken);
        var (_, version) = await change.ApplyAsync(LinkSql.SetState, cancellationToken, recipient.RecipientId, "suspended", reason);
        await change.CommitAsync(new TelegramLinkSuspended(change.Snapshot(), reason, version, time.GetUtcNow(), actor), cancellationToken);
        return true;
    }

    /// <summary>Delivers again; publishes <c>telegram.link.resumed</c>. False when no link is suspended.</summary>
    public Task<bool> ResumeAsync(RecipientSnapshot recipient, Actor actor, CancellationToken cancellationToken) =>
        ResumeAsync(recipient, actor, [], cancellationToken);

    /// <summary>As above, with a word to the chat.</summary>
    /// <param name="notices">Messages that are queued in the same transaction.</param>
    public async Task<bool> ResumeAsync(
        RecipientSnapshot recipient, Actor actor, IReadOnlyList<NewNotification> notices, CancellationToken cancellationToken)
    {
        await using var change = await LinkChange.BeginAsync(database, recipient, cancellationToken);
        if (change.Link is not { State: LinkState.Suspended })
        {
            return false;
        }

        var (_, version) = await change.ApplyAsync(LinkSql.SetState, cancellationToken, recipient.RecipientId, "active", null);
        await change.CommitAsync(
            [OutboxMessage.From(new TelegramLinkResumed(change.Snapshot(), version, time.GetUtcNow(), actor))], notices, cancellationToken);
        return true;
    }

    /// <summary>
    /// Ends a link and voids a token that waits; publishes <c>telegram.link.removed</c> and cancels what waits. Preferences stay.
    /// False when there is no link, or another one than <paramref name="generation"/> by now.
    /// </summary>
    public Task<bool> RemoveAsync(
        RecipientSnapshot recipient, long? generation, string reason, Actor actor, CancellationToken cancellationToken) =>
        RemoveAsync(recipient, generation, reason, actor, _ => [], cancellationToken);

    /// <summary>As above, with a word of goodbye.</summary>
    /// <param name="notices">Messages that are queued in the same transaction, by the link that ends.</param>
    public async Task<bool> RemoveAsync(
        RecipientSnapshot recipient,
        long? generation,
        string reason,
        Actor actor,
        Func<Link, IReadOnlyList<NewNotification>> notices,
        CancellationToken cancellationToken)
    {
        await using var change = await LinkChange.BeginAsync(database, recipient, cancellationToken);
        if (change.Link is null or { State: LinkState.NotConnected })
        {
            if (generation is null)
            {
                await change.WithdrawTokenAsync(cancellationToken);
            }

            return false;
        }

        if ((generation ?? change.Link.Generation) != change.Link.Generation)
        {
            return false;
        }

        var farewell = notices(change.Link);
        await change.ReleaseIdentityAsync(cancellationToken);
        await change.LockChatsAsync(other: null, farewell, cancellationToken);
        var removed = await EndAsync(change, reason, actor, cancellationToken);
        await change.CommitAsync([removed], farewell, cancellationToken);
        return true;
    }

    /// <summary>Whose messages go to this group.</summary>
    public async Task<IReadOnlyList<RecipientSnapshot>> FindByGroupAsync(long botId, long chatId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(LinkSql.FindByGroup, botId, chatId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var recipients = new List<RecipientSnapshot>();
        while (await reader.ReadAsync(cancellationToken))
        {
            recipients.Add(Names.Recipient(reader.GetString(0), reader.GetGuid(1))!);
        }

        return recipients;
    }

    /// <summary>Why a locked link may not be activated; null when it may.</summary>
    private async Task<LinkActivationResult?> RefusalAsync(LinkChange change, LinkActivation activation, CancellationToken cancellationToken)
    {
        if (activation.TokenHash is { } hash && !await change.IsClaimedAsync(activation, hash, time.GetUtcNow(), cancellationToken))
        {
            return new LinkActivationResult(LinkActivationOutcome.TokenNotValid);
        }

        return await change.IsDeactivatedAsync(cancellationToken) ? new LinkActivationResult(LinkActivationOutcome.Deactivated) : null;
    }

    private async Task ActivateAsync(
        LinkChange change, LinkActivation activation, IReadOnlyList<OutboxMessage> before, IReadOnlyList<NewNotification> notices, CancellationToken cancellationToken)
    {
        await change.CancelPendingAsync(NotificationCauses.LinkChanged, cancellationToken);
        await change.RememberTokenAsync(activation.TokenHash is null ? "withdrawn" : "used", cancellationToken);
        var now = time.GetUtcNow();
        var (generation, version) = await change.ApplyAsync(
            LinkSql.Activate,
            cancellationToken,
            activation.Recipient.RecipientId,
            activation.BotId,
            activation.TelegramUserId,
            activation.TelegramUsername,
            activation.ChatId,
            now,
            activation.TelegramName);
        var link = new LinkSnapshot(activation.Recipient, activation.BotId, activation.TelegramUserId, activation.TelegramUsername, generation);
        await change.CommitAsync(
            [.. before, OutboxMessage.From(new TelegramLinkActivated(link, version, now, activation.Actor))],
            notices,
            cancellationToken);
    }

    private async Task<OutboxMessage> EndAsync(LinkChange change, string reason, Actor actor, CancellationToken cancellationToken)
    {
        await change.CancelAllPendingAsync(NotificationCauses.LinkChanged, cancellationToken);
        await change.RememberTokenAsync("withdrawn", cancellationToken);
        var (_, version) = await change.ApplyAsync(LinkSql.Remove, cancellationToken, change.Link!.Recipient.RecipientId, reason);
        return OutboxMessage.From(new TelegramLinkRemoved(change.Snapshot(), reason, version, time.GetUtcNow(), actor));
    }

    private static async Task<RecipientSnapshot?> FindIdentityAsync(
        NpgsqlConnection connection, long botId, long telegramUserId, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(LinkSql.FindIdentity, botId, telegramUserId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Names.Recipient(reader.GetString(0), reader.GetGuid(1)) : null;
    }
}
