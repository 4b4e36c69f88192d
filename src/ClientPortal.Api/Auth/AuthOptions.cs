using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Api.Auth;

/// <summary>Settings <c>Auth:*</c>.</summary>
public sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>This service's own public base URL: the tokens' issuer, where others find its keys.</summary>
    [Required(ErrorMessage = "The setting Auth:Issuer (environment variable Auth__Issuer) is missing: set it to the public base URL of the Api, such as http://localhost:5001.")]
    [Url(ErrorMessage = "The setting Auth:Issuer (environment variable Auth__Issuer) is not an http or https URL: set it to the public base URL of the Api, such as http://localhost:5001.")]
    public string Issuer { get; set; } = "";

    /// <summary>For whom the tokens are.</summary>
    [Required(ErrorMessage = "The setting Auth:Audience is empty: remove it, or set it to the audience that all services expect.")]
    public string Audience { get; set; } = "clientportal";

    /// <summary>Lifetime of an access token in minutes. A revoked session ends here at once; at other services with the token.</summary>
    [Range(1, 60, ErrorMessage = "The setting Auth:AccessTokenMinutes must lie between 1 and 60 minutes.")]
    public int AccessTokenMinutes { get; set; } = 10;

    /// <summary>Days after which a person signs in again, however active.</summary>
    [Range(1, 365, ErrorMessage = "The setting Auth:SessionDays must lie between 1 and 365 days.")]
    public int SessionDays { get; set; } = 30;

    /// <summary>Days after which an unused refresh token ends.</summary>
    [Range(1, 365, ErrorMessage = "The setting Auth:RefreshTokenDays must lie between 1 and 365 days.")]
    public int RefreshTokenDays { get; set; } = 14;

    /// <summary>Wrong passwords in a row for one user name before it is locked.</summary>
    [Range(3, 100, ErrorMessage = "The setting Auth:LockoutAttempts must lie between 3 and 100 attempts.")]
    public int LockoutAttempts { get; set; } = 5;

    /// <summary>Minutes of a lock, and minutes after which wrong passwords are forgotten.</summary>
    [Range(1, 1440, ErrorMessage = "The setting Auth:LockoutMinutes must lie between 1 and 1440 minutes.")]
    public int LockoutMinutes { get; set; } = 15;

    /// <summary>Minutes for which a new signing key is published before it signs: longer than verifiers, and the replicas that they ask, keep the old list, which is ten seconds each.</summary>
    [Range(1, 1440, ErrorMessage = "The setting Auth:KeyPublishMinutes must lie between 1 and 1440 minutes: the other services, and every replica of this one, read the keys again every ten seconds, and must know a key before it signs.")]
    public int KeyPublishMinutes { get; set; } = 10;

    /// <summary>Hours for which an invite or reset link works.</summary>
    [Range(1, 720, ErrorMessage = "The setting Auth:InviteHours must lie between 1 and 720 hours.")]
    public int InviteHours { get; set; } = 72;

    /// <summary>Services that may act for accounts, by client id: <c>Auth:ServiceClients:bot-gateway:Secret</c>. A shell drops environment
    /// variables with a hyphen in their name: <c>Auth__ServiceClients__bot_gateway__Secret</c> means the same.</summary>
    public IDictionary<string, ServiceClient> ServiceClients { get; } = new Dictionary<string, ServiceClient>(StringComparer.Ordinal);

    internal string IssuerUrl => Issuer.TrimEnd('/');

    internal TimeSpan AccessTokenLifetime => TimeSpan.FromMinutes(AccessTokenMinutes);

    internal ServiceClient? FindServiceClient(string clientId) =>
        ServiceClients.TryGetValue(clientId, out var client) || ServiceClients.TryGetValue(clientId.Replace('-', '_'), out client) ? client : null;
}
