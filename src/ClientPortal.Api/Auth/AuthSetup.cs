using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace ClientPortal.Api.Auth;

internal static class AuthSetup
{
    public static WebApplicationBuilder AddAuth(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddPortalAuthorization();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(services => CurrentAccount.From(services.GetRequiredService<IHttpContextAccessor>().HttpContext!.User));
        return builder;
    }
}
