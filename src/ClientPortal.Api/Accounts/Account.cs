using ClientPortal.Api.Problems;
using ClientPortal.Contracts;
using Microsoft.AspNetCore.Identity;

namespace ClientPortal.Api.Accounts;

/// <summary>Somebody who signs in: a staff member, an administrator, or a client company.</summary>
public sealed class Account : IdentityUser<Guid>
{
    // For EF.
    private Account()
    {
    }

    private Account(Guid id, string userName, AccountRole role, Guid? clientId, AccountProfile profile, DateTimeOffset now)
    {
        Id = id;
        UserName = userName;
        Role = role;
        ClientId = clientId;
        Name = profile.Name;
        Language = profile.Language;
        TimeZone = profile.TimeZone;
        Active = true;
        CreatedAt = now;
        Version = 1;
    }

    public AccountRole Role { get; private set; }

    /// <summary>The client company; set exactly for <see cref="AccountRole.Client"/>.</summary>
    public Guid? ClientId { get; private set; }

    /// <summary>Display name: a person's, or the client company's.</summary>
    public string Name { get; private set; } = "";

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "";

    /// <summary>IANA name.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>False: may not sign in.</summary>
    public bool Active { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Rises with every change that others see; the sequence of the account's events.</summary>
    public long Version { get; private set; }

    /// <summary>The version as those see it who are shown whether there is a password: the first one is no event, but raises this. A password goes never again.</summary>
    public long VersionWithPassword => PasswordHash is null ? Version : Version + 1;

    public static (Account Account, AccountCreated Event) OpenStaff(Guid id, string userName, AccountRole role, AccountProfile profile, Actor actor, DateTimeOffset now)
    {
        if (role == AccountRole.Client)
        {
            throw new ArgumentException("A client's account belongs to a client.", nameof(role));
        }

        return Open(new Account(id, userName, role, null, profile, now), actor, now);
    }

    public static (Account Account, AccountCreated Event) OpenClient(Guid id, string userName, Guid clientId, AccountProfile profile, Actor actor, DateTimeOffset now) =>
        Open(new Account(id, userName, AccountRole.Client, clientId, profile, now), actor, now);

    /// <summary>Null when nothing changes.</summary>
    public AccountChanged? Change(AccountProfile profile, AccountRole role, Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (role != Role && (role == AccountRole.Client || Role == AccountRole.Client))
        {
            throw new DomainRuleException(AccountCodes.RoleFixed, "A client's account stays one, and no other account becomes one.");
        }

        if (profile == new AccountProfile(Name, Language, TimeZone) && role == Role)
        {
            return null;
        }

        (Name, Language, TimeZone) = profile;
        Role = role;
        return Changed(actor, now);
    }

    public AccountDeactivated Deactivate(Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!Active)
        {
            throw new DomainRuleException(AccountCodes.AlreadyInactive, "The account is deactivated already.");
        }

        if (actor.AccountId == Id)
        {
            throw new DomainRuleException(AccountCodes.OwnAccount, "Nobody can deactivate the account that he is signed in with.");
        }

        Active = false;
        Version++;
        return new(Snapshot(), Version, now, actor);
    }

    public AccountChanged Reactivate(Actor actor, DateTimeOffset now)
    {
        if (Active)
        {
            throw new DomainRuleException(AccountCodes.AlreadyActive, "The account is active already.");
        }

        Active = true;
        return Changed(actor, now);
    }

    public AccountSnapshot Snapshot() => new(Id, Role, ClientId, Name, Language, TimeZone, Active);

    private static (Account Account, AccountCreated Event) Open(Account account, Actor actor, DateTimeOffset now) =>
        (account, new AccountCreated(account.Snapshot(), account.Version, now, actor));

    private AccountChanged Changed(Actor actor, DateTimeOffset now)
    {
        Version++;
        return new(Snapshot(), Version, now, actor);
    }
}
