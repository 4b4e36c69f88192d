using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Api.Limits;

/// <summary>Settings <c>RequestLimits:*</c>: how much a caller may ask of the service.</summary>
public sealed class RequestLimits
{
    public const string Section = "RequestLimits";

    /// <summary>Requests per second of one account (or of one address, before it has signed in), on average.</summary>
    [Range(1, 100_000, ErrorMessage = "The setting RequestLimits:RequestsPerSecond must lie between 1 and 100000 requests per second.")]
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Requests that may come at once before the average counts.</summary>
    [Range(1, 100_000, ErrorMessage = "The setting RequestLimits:Burst must lie between 1 and 100000 requests.")]
    public int Burst { get; set; } = 200;

    /// <summary>Tries to sign in, change a password or redeem an invite per minute from one address. Accounts lock on their own, after a few wrong passwords.</summary>
    [Range(1, 100_000, ErrorMessage = "The setting RequestLimits:SignInsPerMinute must lie between 1 and 100000 tries per minute.")]
    public int SignInsPerMinute { get; set; } = 60;

    /// <summary>Refreshes per minute from one address, which may be that of all people behind a proxy or of the pages. A refresh token cannot be guessed.</summary>
    [Range(1, 1_000_000, ErrorMessage = "The setting RequestLimits:RefreshesPerMinute must lie between 1 and 1000000 refreshes per minute.")]
    public int RefreshesPerMinute { get; set; } = 3000;

    /// <summary>Largest request body in bytes, unless a route sets its own limit.</summary>
    [Range(1024, 100_000_000, ErrorMessage = "The setting RequestLimits:MaxBodyBytes must lie between 1024 and 100000000 bytes.")]
    public long MaxBodyBytes { get; set; } = 256 * 1024;
}
