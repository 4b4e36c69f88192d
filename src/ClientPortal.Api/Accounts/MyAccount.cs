using ClientPortal.Api.Concurrency;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Accounts;

/// <summary>An account as its owner sees it.</summary>
public sealed record MyAccount(Guid Id, string UserName, AccountRole Role, Guid? ClientId, string Name, string Language, string TimeZone, long Version) : IVersioned
{
    internal static MyAccount Of(Account account) => new(
        account.Id, account.UserName!, account.Role, account.ClientId, account.Name, account.Language, account.TimeZone, account.Version);
}
