using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ClientPortal.ServiceDefaults.Authentication;

/// <summary>
/// The keys that the Api publishes, read again every few seconds, whether anybody asks or not: one that was withdrawn stops working here too.
/// A token with a key that is not known yet is not refused before the list was read again.
/// </summary>
internal sealed class PublishedKeys : BackgroundService, IConfigurationManager<OpenIdConnectConfiguration>
{
    /// <summary>However many tokens with unknown keys come, the Api is not asked more often than this.</summary>
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string _address;
    private readonly TimeSpan _interval;
    private readonly ILogger<PublishedKeys> _logger;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly HttpClient _http;
    private readonly HttpDocumentRetriever _documents;
    private volatile OpenIdConnectConfiguration? _known;
    private long _askedAt;
    private bool _failing;

    public PublishedKeys(Uri authority, TimeSpan interval, ILogger<PublishedKeys> logger)
    {
        _address = new Uri(authority, "/.well-known/openid-configuration").AbsoluteUri;
        _interval = interval;
        _logger = logger;
        // Without a propagator there are no spans either: nobody wants to see a trace every few seconds.
        _http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience };
        _documents = new HttpDocumentRetriever(_http) { RequireHttps = false };
    }

    private bool AskedJustNow => Interlocked.Read(ref _askedAt) is not 0 and var at && Stopwatch.GetElapsedTime(at) < AtMostEvery;

    /// <summary>The keys as they were read last.</summary>
    /// <exception cref="BadHttpRequestException">They could not be read even once: answered with 503.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (_known is null)
        {
            await ReadAsync(isEnough: () => _known is not null || AskedJustNow, cancel);
        }

        return _known ?? throw new BadHttpRequestException("The keys of the Api could not be read: try again in a moment.", StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Nothing to do: see <see cref="FindAsync"/>.</summary>
    public void RequestRefresh()
    {
    }

    /// <summary>Reads the list again where it does not have this key.</summary>
    public async Task FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (!IsFound())
        {
            await ReadAsync(IsFound, cancellationToken);
        }

        bool IsFound() =>
            _known?.SigningKeys.Any(key => string.Equals(key.KeyId, keyId, StringComparison.Ordinal)) is true
            || AskedJustNow;
    }

    public override void Dispose()
    {
        base.Dispose();
        _http.Dispose();
        _reading.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval);
        try
        {
            do
            {
                await ReadAsync(isEnough: () => false, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    /// <summary>While the Api is away, those that are known go on verifying.</summary>
    /// <param name="isEnough">Asked once it is this caller's turn: somebody else may have read them meanwhile.</param>
    private async Task ReadAsync(Func<bool> isEnough, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (isEnough())
            {
                return;
            }

            var read = await OpenIdConnectConfigurationRetriever.GetAsync(_address, _documents, cancellationToken);
            // An answer in the Api's stead, a proxy's for example, withdraws nothing.
            _known = read.SigningKeys.Count > 0 && !string.IsNullOrEmpty(read.Issuer) ? read : throw new InvalidDataException("The answer names no issuer or no key.");
            if (_failing)
            {
                _logger.KeysAreReadAgain();
            }

            _failing = false;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was: without the next try a withdrawn key would verify for ever.
            if (!_failing)
            {
                _logger.KeysAreNotRead(_address, fault.GetBaseException().Message);
            }

            _failing = true;
        }
        finally
        {
            Interlocked.Exchange(ref _askedAt, Stopwatch.GetTimestamp());
            _reading.Release();
        }
    }
}
