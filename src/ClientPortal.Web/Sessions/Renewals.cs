using System.Collections.Concurrent;

namespace ClientPortal.Web.Sessions;

/// <summary>
/// Renewals under way: one per session, which all requests that need it await, and few at once, as each holds a connection to the database while it
/// asks the Api.
/// </summary>
internal sealed class Renewals : IDisposable
{
    /// <summary>A fifth of the pool's connections: the rest goes on while the Api is slow.</summary>
    public const int AtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Lazy<Task<StoredSession?>>> _underWay = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _room = new(AtOnce, AtOnce);

    /// <summary>Renews a session, or awaits the renewal that has begun.</summary>
    /// <param name="renew">Is not ended with the request that began it, whose tokens may have been exchanged by then. It must end by itself.</param>
    /// <exception cref="HttpRequestException">As many others have been waiting for the Api for too long.</exception>
    public Task<StoredSession?> RunAsync(string session, Func<Task<StoredSession?>> renew, CancellationToken cancellationToken)
    {
        var renewal = _underWay.GetOrAdd(session, key => new Lazy<Task<StoredSession?>>(() => Task.Run(() => RunAsync(key, renew), CancellationToken.None)));
        return renewal.Value.WaitAsync(cancellationToken);
    }

    public void Dispose() => _room.Dispose();

    private async Task<StoredSession?> RunAsync(string session, Func<Task<StoredSession?>> renew)
    {
        try
        {
            if (!await _room.WaitAsync(Patience))
            {
                throw new HttpRequestException("The Api keeps too many renewals of sessions waiting.");
            }

            try
            {
                return await renew();
            }
            finally
            {
                _room.Release();
            }
        }
        finally
        {
            _underWay.TryRemove(session, out _);
        }
    }
}
