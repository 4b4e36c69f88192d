using ClientPortal.Api.Auth.Keys;
using ClientPortal.Api.Auth.Sessions;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ClientPortal.Api.Auth.Tokens;

/// <summary>Verifies our own tokens with the keys in memory, without asking ourselves over HTTP.</summary>
internal sealed class TokenValidationSetup(SigningKeyRing ring, IOptions<AuthOptions> options, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    public void Configure(string? name, JwtBearerOptions options) => Configure(options);

    public void Configure(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = Parameters();
        options.Events = new JwtBearerEvents { OnTokenValidated = CheckSessionAsync };
    }

    /// <summary>How a token of this service is verified; the token endpoint checks the services' own tokens by it.</summary>
    public TokenValidationParameters Parameters() => new()
    {
        ValidIssuer = options.Value.IssuerUrl,
        ValidAudience = options.Value.Audience,
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        ValidTypes = ["at+jwt"],
        NameClaimType = PortalClaims.Subject,
        RoleClaimType = PortalClaims.Role,
        IssuerSigningKeyResolver = (_, _, kid, _) => ring.Find(kid) is { } key ? [key.Key] : [],
        LifetimeValidator = (notBefore, expires, _, _) =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            return expires is { } end && now < end + ClockSkew && (notBefore is not { } start || start <= now + ClockSkew);
        },
    };

    // The signature says who it was; the tables say whether he still may.
    private static async Task CheckSessionAsync(TokenValidatedContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<LiveSessions>();
        if (!await sessions.IsLiveAsync(context.Principal!, context.HttpContext.RequestAborted))
        {
            context.Fail("The session has ended.");
        }
    }
}
