namespace ClientPortal.Notifications.Texts;

/// <summary>Section <c>Portal</c>.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>
    /// Base address of the web portal as people's browsers reach it, for example <c>https://portal.example.com</c>. Without it, or with an
    /// address of this machine alone, messages carry no button into the portal.
    /// </summary>
    public string? PublicUrl { get; set; }
}
