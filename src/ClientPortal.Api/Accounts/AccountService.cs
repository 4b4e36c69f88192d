using ClientPortal.Api.Auth.Sessions;
using ClientPortal.Api.Database;
using ClientPortal.Api.Problems;
using ClientPortal.Contracts;
using ClientPortal.Messaging.Outbox;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ClientPortal.Api.Accounts;

/// <summary>Keeps accounts, with the event of each change in the same transaction.</summary>
internal sealed class AccountService(PortalDbContext db, UserManager<Account> accounts, SessionService sessions, TimeProvider time)
{
    /// <summary>Stores a new account with its event; <c>user_name_taken</c> when the name is in use.</summary>
    public async Task AddAsync(Account account, AccountCreated created)
    {
        db.AddEvent(created);
        IdentityResult result;
        try
        {
            result = await accounts.CreateAsync(account);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { ConstraintName: "accounts_normalized_user_name_key" })
        {
            // Two at once: both found the name free.
            throw Taken();
        }

        if (result.Succeeded)
        {
            return;
        }

        var taken = result.Errors.Any(error => string.Equals(error.Code, nameof(IdentityErrorDescriber.DuplicateUserName), StringComparison.Ordinal));
        throw taken
            ? Taken()
            : new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }

    public async Task ChangeAsync(Account account, AccountProfile profile, AccountRole role, Actor actor, CancellationToken cancellationToken)
    {
        if (account.Role == AccountRole.Admin && role != AccountRole.Admin)
        {
            await KeepAnAdminAsync(account.Id, cancellationToken);
        }

        if (account.Change(profile, role, actor, time.GetUtcNow()) is { } changed)
        {
            db.AddEvent(changed);
            sessions.RightsChange();
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>The account's sessions end at once.</summary>
    public async Task DeactivateAsync(Account account, Actor actor, CancellationToken cancellationToken)
    {
        var deactivated = account.Deactivate(actor, time.GetUtcNow());
        if (account.Role == AccountRole.Admin)
        {
            await KeepAnAdminAsync(account.Id, cancellationToken);
        }

        db.AddEvent(deactivated);
        await db.SaveChangesAsync(cancellationToken);
        await sessions.RevokeAsync(account.Id, RevocationReason.Deactivated, cancellationToken);
    }

    public async Task ReactivateAsync(Account account, Actor actor, CancellationToken cancellationToken)
    {
        db.AddEvent(account.Reactivate(actor, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static DomainRuleException Taken() => new(AccountCodes.UserNameTaken, "Somebody else has this user name.");

    // All administrators' rows are locked, so that two who demote each other take turns and the second is refused.
    private async Task KeepAnAdminAsync(Guid leaving, CancellationToken cancellationToken)
    {
        var admins = await db.Database
            .SqlQuery<Guid>($"SELECT id AS \"Value\" FROM portal.accounts WHERE role = 'admin' AND active ORDER BY id FOR UPDATE")
            .ToListAsync(cancellationToken);
        if (!admins.Exists(id => id != leaving))
        {
            throw new DomainRuleException(AccountCodes.LastAdmin, "This is the last active administrator.");
        }
    }
}
