using ClientPortal.Api.Problems;
using Microsoft.AspNetCore.Identity;

namespace ClientPortal.Api.Accounts;

/// <summary>Setting passwords by Identity's rules and hash.</summary>
internal sealed class Passwords(UserManager<Account> accounts)
{
    /// <summary>Long rather than intricate, as NIST SP 800-63B asks.</summary>
    public const int MinLength = 10;

    public async Task ChangeAsync(Account account, string current, string next)
    {
        if (!await accounts.CheckPasswordAsync(account, current))
        {
            throw new InvalidRequestException("currentPassword", "The current password is wrong.", AccountCodes.WrongPassword);
        }

        await CheckAsync(account, next, "newPassword");
        Ensure(await accounts.ChangePasswordAsync(account, current, next));
    }

    public async Task SetAsync(Account account, string password)
    {
        await CheckAsync(account, password, "password");
        if (account.PasswordHash is not null)
        {
            Ensure(await accounts.RemovePasswordAsync(account));
        }

        Ensure(await accounts.AddPasswordAsync(account, password));
    }

    private async Task CheckAsync(Account account, string password, string field)
    {
        if (string.Equals(password, account.UserName, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidRequestException(field, "The password must differ from the user name.", AccountCodes.PasswordTooWeak);
        }

        foreach (var validator in accounts.PasswordValidators)
        {
            var result = await validator.ValidateAsync(accounts, account, password);
            if (result.Errors.FirstOrDefault() is { } error)
            {
                throw new InvalidRequestException(field, error.Description, AccountCodes.PasswordTooWeak);
            }
        }
    }

    private static void Ensure(IdentityResult result)
    {
        if (result.Errors.Any(error => string.Equals(error.Code, nameof(IdentityErrorDescriber.ConcurrencyFailure), StringComparison.Ordinal)))
        {
            throw new DomainRuleException(RequestCodes.ConcurrentChange, "Somebody else is changing this account right now. Try again.");
        }

        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
        }
    }
}
