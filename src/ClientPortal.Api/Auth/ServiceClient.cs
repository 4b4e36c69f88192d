namespace ClientPortal.Api.Auth;

/// <summary>A service that authenticates with a secret and gets tokens to act for accounts.</summary>
public sealed class ServiceClient
{
    /// <summary>At least 32 characters, random.</summary>
    public string Secret { get; set; } = "";
}
