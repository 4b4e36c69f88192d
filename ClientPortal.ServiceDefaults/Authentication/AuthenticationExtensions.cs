using ClientPortal.ServiceDefaults.Startup;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClientPortal.ServiceDefaults.Authentication;

/// <summary>Access tokens of the Api, verified by its published keys.</summary>
public static class AuthenticationExtensions
{
    /// <summary>
    /// How often the keys are read again. The Api publishes a key for longer before it signs (<c>Auth:KeyPublishMinutes</c>), and one that is
    /// withdrawn verifies nothing after this time.
    /// </summary>
    public static TimeSpan KeyReadInterval { get; } = TimeSpan.FromSeconds(10);

    private static readonly JsonWebTokenHandler s_tokens = new();

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
        builder.Services.AddSingleton(services => new PublishedKeys(authority, KeyReadInterval, services.GetRequiredService<ILogger<PublishedKeys>>()));
        builder.Services.AddHostedService(services => services.GetRequiredService<PublishedKeys>());
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<PublishedKeys>((bearer, keys) =>
        {
            bearer.MapInboundClaims = false;
            bearer.ConfigurationManager = keys;
            (bearer.Events ??= new()).OnMessageReceived = context => FindKeyAsync(context, keys);
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

    /// <summary>Before the token is verified, its key is looked for; what else is in the token counts for nothing yet.</summary>
    private static Task FindKeyAsync(MessageReceivedContext context, PublishedKeys keys)
    {
        const string scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && KeyIdOf(header[scheme.Length..].Trim()) is { Length: > 0 } keyId
            ? keys.FindAsync(keyId, context.HttpContext.RequestAborted)
            : Task.CompletedTask;
    }

    /// <summary>Null where it is no token; the verification refuses it then.</summary>
    private static string? KeyIdOf(string token)
    {
        try
        {
            return s_tokens.CanReadToken(token) ? s_tokens.ReadJsonWebToken(token).Kid : null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }
}
