using ClientPortal.Api.Accounts;
using ClientPortal.Api.Auth.Tokens;
using Microsoft.AspNetCore.Identity;

namespace ClientPortal.Api.Auth.SignIn;

/// <summary>The hash of a password that nobody has, for names without an account: checking it takes as long as checking a real one.</summary>
internal sealed class DecoyPassword(IPasswordHasher<Account> hasher)
{
    public string Hash { get; } = hasher.HashPassword(null!, Secret.Create());
}
