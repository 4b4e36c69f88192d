using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Portal;

/// <summary>A person's own account at the Api.</summary>
internal sealed class PortalProfiles(PortalClient client)
{
    public Task<PortalResult<PortalAccount>> ReadAsync(Person person, CancellationToken cancellationToken) =>
        client.GetAsync(person, "api/me", PortalJson.Default.PortalAccount, cancellationToken);

    /// <summary>Changes the language of everything that the person reads.</summary>
    /// <param name="language"><c>ru</c> or <c>en</c>.</param>
    public Task<PortalResult<PortalAccount>> ChangeLanguageAsync(Person person, string language, string key, CancellationToken cancellationToken) => client.SendAsync(
        person, HttpMethod.Put, "api/me", new(language), PortalJson.Default.ProfileBody, PortalJson.Default.PortalAccount, key, cancellationToken);
}
