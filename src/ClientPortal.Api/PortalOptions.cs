using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Api;

/// <summary>Settings <c>Portal:*</c>.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Public base URL of the web portal, for links; optional.</summary>
    [Url(ErrorMessage = "The setting Portal:PublicUrl (environment variable Portal__PublicUrl) is not an http or https URL: set it to the public base URL of the web portal, or remove it.")]
    public string? PublicUrl { get; set; }

    // The token stands behind '#': browsers send that part to no server, so it reaches no log on the way.
    internal string? InviteUrl(string token) => string.IsNullOrEmpty(PublicUrl) ? null : $"{PublicUrl.TrimEnd('/')}/invite#{token}";
}
