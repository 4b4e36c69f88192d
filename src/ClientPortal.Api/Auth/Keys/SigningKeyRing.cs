using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Auth.Keys;

/// <summary>
/// The signing keys in memory, read again every few seconds: so every replica knows a new key long before it signs
/// (<see cref="AuthOptions.KeyPublishMinutes"/>), and no request waits for the database to verify a token.
/// </summary>
internal sealed class SigningKeyRing(SigningKeyStore store, IOptions<AuthOptions> options, TimeProvider time, ILogger<SigningKeyRing> logger) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan ReadInterval = TimeSpan.FromSeconds(10);

    /// <summary>A verifier's clock may be behind by so much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private volatile List<SigningKey> _keys = [];

    /// <summary>The key that signs now; the oldest one, should this clock be behind that of the replica which made it.</summary>
    public SigningKey Current => _keys.LastOrDefault(key => key.SignsFrom <= time.GetUtcNow()) ?? _keys[0];

    /// <summary>Keys that verify: those to come, the current one, and retired ones whose tokens may still live.</summary>
    public IEnumerable<SigningKey> Published => _keys.Where(key => !Ended(key));

    /// <summary>The published key with this id, or null.</summary>
    public SigningKey? Find(string kid) => Published.FirstOrDefault(key => string.Equals(key.Kid, kid, StringComparison.Ordinal));

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await store.EnsureFirstAsync(time.GetUtcNow(), cancellationToken);
        await ReadAsync(cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes over what the table says; keys that are known already keep their instance.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var known = _keys.ToDictionary(key => key.Kid, StringComparer.Ordinal);
        var rows = await store.ReadAsync(cancellationToken);
        _keys = rows.Select(row => known.GetValueOrDefault(row.Kid) ?? SigningKey.Read(row.Kid, row.Pkcs8, row.SignsFrom)).ToList();
    }

    /// <summary>Ids of keys that nothing can be verified with any more.</summary>
    public string[] EndedKeys() => _keys.Where(Ended).Select(key => key.Kid).ToArray();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ReadInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The keys at hand stay good, whatever the reason: an error that left here would stop the whole service.
                logger.KeysNotRead(exception);
            }
        }
    }

    // A key ends when its successor has signed for as long as a token lives.
    private bool Ended(SigningKey key)
    {
        var successor = _keys.Find(other => other.SignsFrom > key.SignsFrom);
        return successor is not null && successor.SignsFrom + options.Value.AccessTokenLifetime + Skew < time.GetUtcNow();
    }
}
