using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.Authentication;

namespace ClientPortal.Web.Sessions;

internal static class SessionExtensions
{
    /// <summary>Signed-in people, and the policies of <see cref="PortalPolicies"/>: a page that names none asks for somebody signed in.</summary>
    public static WebApplicationBuilder AddSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SessionTable>().AddSingleton<Renewals>().AddSingleton<PortalSessions>();
        builder.Services.AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, configureOptions: null);
        builder.Services.AddPortalAuthorization();
        return builder;
    }
}
