using ClientPortal.ServiceDefaults.Startup;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ClientPortal.ServiceDefaults.Authentication;

/// <summary>Access tokens of the Api, verified by its published keys.</summary>
public static class AuthenticationExtensions
{
    /// <summary>A token signed by a key that was published a moment ago asks for the keys again, but not more often than this.</summary>
    private static readonly TimeSpan KeyRefreshInterval = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The list of keys is read again after this time, the shortest that the library allows. The Api publishes a key for longer before it
    /// signs (<c>Auth:KeyPublishMinutes</c>).
    /// </summary>
    private static readonly TimeSpan KeyListLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Settings: <c>Auth:Authority</c> (base URL of the Api), <c>Auth:Audience</c> (default <c>clientportal</c>).
    /// Adds the policies of <see cref="PortalPolicies"/> too.
    /// </summary>
    /// <exception cref="SettingException">The authority is missing or no URL.</exception>
    public static WebApplicationBuilder AddPortalAuthentication(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var authority = builder.Configuration.RequireUrl("Auth:Authority", "the base URL of the Api, such as http://localhost:5001");
        var audience = builder.Configuration["Auth:Audience"] ?? "clientportal";
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.ConfigurationManager = Keys(authority);
            bearer.TokenValidationParameters = new TokenValidationParameters
            {
                ValidAudience = audience,
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                ValidTypes = ["at+jwt"],
                NameClaimType = PortalClaims.Subject,
                RoleClaimType = PortalClaims.Role,
                ClockSkew = TimeSpan.FromSeconds(10),
            };
        });
        builder.Services.AddPortalAuthorization();
        return builder;
    }

    private static ConfigurationManager<OpenIdConnectConfiguration> Keys(Uri authority) => new(
        new Uri(authority, "/.well-known/openid-configuration").AbsoluteUri,
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = false })
    {
        RefreshInterval = KeyRefreshInterval,
        AutomaticRefreshInterval = KeyListLifetime,
        // A key that was withdrawn must stop working here too.
        UseLastKnownGoodConfiguration = false,
    };
}
