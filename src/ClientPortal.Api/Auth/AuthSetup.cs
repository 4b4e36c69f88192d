using ClientPortal.Api.Accounts;
using ClientPortal.Api.Accounts.Invites;
using ClientPortal.Api.Auth.Keys;
using ClientPortal.Api.Auth.OAuth;
using ClientPortal.Api.Auth.Sessions;
using ClientPortal.Api.Auth.SignIn;
using ClientPortal.Api.Auth.Tokens;
using ClientPortal.Api.Database;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Auth;

internal static class AuthSetup
{
    /// <summary>Policy: a person's own session, not a service that acts for him.</summary>
    public const string OwnSession = "own_session";

    public static WebApplicationBuilder AddAuth(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AuthOptions>().BindConfiguration(AuthOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>();
        services.AddSigningKeys();
        services.AddTokens();
        services.AddIdentity();
        services.AddHttpContextAccessor();
        services.AddScoped(provider => CurrentAccount.From(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.User));
        return builder;
    }

    /// <summary>What services ask for: keys, their own tokens, tokens to act for an account.</summary>
    public static void MapTokens(this IEndpointRouteBuilder app)
    {
        app.MapKeys();
        app.MapTokenEndpoint();
    }

    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        api.MapSignIn();
        api.MapInvites();
        api.MapSessions();
    }

    private static void AddSigningKeys(this IServiceCollection services)
    {
        services.AddSingleton<SigningKeyStore>();
        services.AddSingleton<SigningKeyRing>();
        services.AddHostedService(provider => provider.GetRequiredService<SigningKeyRing>());
    }

    private static void AddTokens(this IServiceCollection services)
    {
        services.AddSingleton<TokenValidationSetup>();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>>(provider => provider.GetRequiredService<TokenValidationSetup>());
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddPortalAuthorization();
        services.Configure<AuthorizationOptions>(options => options.AddPolicy(OwnSession, policy => policy.RequireClaim(PortalClaims.SessionId)));
        // Unknown addresses and methods answer 404 and 405 to anybody; a test holds that every route names its policy.
        services.Configure<AuthorizationOptions>(options => options.FallbackPolicy = null);
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<ServiceAuthentication>();
        services.AddSingleton<LiveSessions>();
        services.AddHostedService<SessionChangeWatch>();
        services.AddScoped<SessionService>();
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        // Before Identity's own registration, which is scoped: the hasher has no state.
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddIdentityCore<Account>(identity =>
        {
            var password = identity.Password;
            password.RequiredLength = Passwords.MinLength;
            password.RequireDigit = password.RequireLowercase = password.RequireUppercase = password.RequireNonAlphanumeric = false;
            password.RequiredUniqueChars = 5;
        }).AddEntityFrameworkStores<PortalDbContext>();
        services.AddScoped<Passwords>();
        services.AddScoped<SignInService>();
        services.AddSingleton<SignInGuard>();
        services.AddSingleton<DecoyPassword>();
    }
}
