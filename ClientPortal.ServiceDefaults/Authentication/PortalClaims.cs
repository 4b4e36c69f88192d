namespace ClientPortal.ServiceDefaults.Authentication;

/// <summary>Names of the claims in the portal's access tokens.</summary>
public static class PortalClaims
{
    /// <summary>Account id (UUID).</summary>
    public const string Subject = "sub";

    /// <summary><c>admin</c>, <c>staff</c> or <c>client</c>.</summary>
    public const string Role = "role";

    /// <summary>The client company (UUID); only on a client's tokens. OAuth's own <c>client_id</c> means something else.</summary>
    public const string PortalClientId = "portal_client_id";

    /// <summary>Display name.</summary>
    public const string Name = "name";

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public const string Locale = "locale";

    /// <summary>Session id (UUID).</summary>
    public const string SessionId = "sid";

    /// <summary>JSON object naming the service that acts for the subject (RFC 8693).</summary>
    public const string Actor = "act";

    /// <summary>Space-separated rights of a service's token.</summary>
    public const string Scope = "scope";
}

/// <summary>Values of <see cref="PortalClaims.Role"/>.</summary>
public static class PortalRoles
{
    public const string Admin = "admin";
    public const string Staff = "staff";
    public const string Client = "client";
}

/// <summary>Names of the authorization policies.</summary>
public static class PortalPolicies
{
    /// <summary>Any person's account.</summary>
    public const string SignedIn = "signed_in";

    /// <summary>Staff and administrators.</summary>
    public const string Staff = "staff";

    /// <summary>Administrators.</summary>
    public const string Admin = "admin";

    /// <summary>Clients.</summary>
    public const string Client = "client";
}
