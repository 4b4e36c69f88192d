using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using ClientPortal.Contracts;
using ClientPortal.Web.Portal;
using Microsoft.AspNetCore.DataProtection;

namespace ClientPortal.Web.Sessions;

/// <summary>Sessions of the pages: begins, finds, renews and ends them.</summary>
internal sealed class PortalSessions(
    SessionTable table, Renewals renewals, SignInClient portal, IDataProtectionProvider protection, TimeProvider time, ILogger<PortalSessions> logger)
{
    private const int IdBytes = 32;

    /// <summary>An access token that ends sooner than this is renewed: it must last for the request that it is taken for.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    /// <summary>How long the Api may take to renew one. Well below the ten seconds in which it takes the same refresh token again, should its answer be lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IDataProtector _protector = protection.CreateProtector("ClientPortal.Web.Sessions.v1");

    /// <summary>Begins one.</summary>
    /// <returns>The id, for the browser's cookie alone.</returns>
    public async Task<string> BeginAsync(SignedIn signedIn, CancellationToken cancellationToken)
    {
        await table.RemoveEndedAsync(time.GetUtcNow(), cancellationToken);
        var id = RandomNumberGenerator.GetBytes(IdBytes);
        await table.AddAsync(Store(SHA256.HashData(id), signedIn), cancellationToken);
        logger.SessionBegan(signedIn.Account.Id);
        return Base64Url.EncodeToString(id);
    }

    /// <summary>Begins one in a browser; one that somebody else's sign-in left there ends.</summary>
    public async Task BeginAsync(HttpContext context, SignedIn signedIn, CancellationToken cancellationToken)
    {
        if (SessionCookie.Read(context.Request) is { } before)
        {
            await EndAsync(before, cancellationToken);
        }

        SessionCookie.Write(context, await BeginAsync(signedIn, cancellationToken));
    }

    /// <summary>An account has changed: each of its sessions renews its tokens with its next request, and knows the account as it is now.</summary>
    public Task RenewSoonAsync(Guid accountId, CancellationToken cancellationToken) => table.MakeDueAsync(accountId, time.GetUtcNow(), cancellationToken);

    /// <summary>The session behind a cookie, its access token good for a while; null where it has ended.</summary>
    /// <exception cref="HttpRequestException">The token has to be renewed, and the Api is away.</exception>
    public async Task<SessionContent?> FindAsync(string id, HttpContext person, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (Hash(id) is not { } hash || await table.FindAsync(hash, now, cancellationToken) is not { } stored)
        {
            return null;
        }

        if (stored.RefreshAfter <= now)
        {
            var browser = Browser.Of(person);
            var renewed = await renewals.RunAsync(
                Convert.ToHexString(hash),
                () => table.ChangeAsync(hash, now, found => found.RefreshAfter <= now ? RenewAsync(found, browser) : Task.FromResult<StoredSession?>(found)),
                cancellationToken);
            return renewed is null ? null : Open(renewed);
        }

        return Open(stored);
    }

    /// <summary>Ends one here, without asking the Api.</summary>
    /// <returns>What it held, its access token perhaps run out; null where there was none.</returns>
    public async Task<SessionContent?> EndAsync(string id, CancellationToken cancellationToken) =>
        Hash(id) is { } hash && await table.RemoveAsync(hash, cancellationToken) is { } stored ? Open(stored) : null;

    /// <summary>All of an account.</summary>
    public Task EndAllAsync(Guid accountId, CancellationToken cancellationToken) => table.RemoveAllAsync(accountId, cancellationToken);

    private async Task<StoredSession?> RenewAsync(StoredSession stored, Browser browser)
    {
        if (Open(stored) is not { } content)
        {
            return null;
        }

        var answer = await AskAsync(content.RefreshToken, browser);
        if (answer is null)
        {
            logger.SessionEnded(stored.AccountId);
        }

        return answer is null ? null : Store(stored.IdHash, answer);
    }

    private async Task<SignedIn?> AskAsync(string refreshToken, Browser browser)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            return await portal.RefreshAsync(refreshToken, browser, limit.Token);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested)
        {
            throw new HttpRequestException("The Api takes too long to renew a session.", late);
        }
    }

    private StoredSession Store(byte[] hash, SignedIn signedIn)
    {
        var lifetime = TimeSpan.FromSeconds(signedIn.ExpiresIn);
        var content = new SessionContent(signedIn.AccessToken, signedIn.RefreshToken, signedIn.Account);
        return new(hash, signedIn.Account.Id, Close(content), time.GetUtcNow() + (lifetime > 2 * Margin ? lifetime - Margin : lifetime / 2), signedIn.RefreshExpiresAt);
    }

    private byte[] Close(SessionContent content) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(content, ContractsJson.Options));

    /// <summary>Null where the keys that it was encrypted with are gone.</summary>
    private SessionContent? Open(StoredSession stored)
    {
        try
        {
            return JsonSerializer.Deserialize<SessionContent>(_protector.Unprotect(stored.Content), ContractsJson.Options);
        }
        catch (CryptographicException unreadable)
        {
            logger.SessionUnreadable(stored.AccountId, unreadable);
            return null;
        }
    }

    private static byte[]? Hash(string id)
    {
        var bytes = new byte[IdBytes];
        return Base64Url.IsValid(id) && Base64Url.TryDecodeFromChars(id, bytes, out var length) && length == IdBytes ? SHA256.HashData(bytes) : null;
    }
}
