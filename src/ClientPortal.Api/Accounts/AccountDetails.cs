using ClientPortal.Api.Concurrency;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Accounts;

/// <summary>An account as administrators see it.</summary>
/// <param name="HasPassword">False until an invite was accepted.</param>
public sealed record AccountDetails(
    Guid Id, string UserName, AccountRole Role, Guid? ClientId, string Name, string Language, string TimeZone, bool Active, bool HasPassword, DateTimeOffset CreatedAt, long Version) : IVersioned
{
    internal static AccountDetails Of(Account account) => new(
        account.Id,
        account.UserName!,
        account.Role,
        account.ClientId,
        account.Name,
        account.Language,
        account.TimeZone,
        account.Active,
        account.PasswordHash is not null,
        account.CreatedAt,
        account.VersionWithPassword);
}
