using ClientPortal.Api.Accounts.Invites;

namespace ClientPortal.Api.Accounts;

internal static class AccountsSetup
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PortalOptions>().BindConfiguration(PortalOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<AccountService>();
        builder.Services.AddScoped<InviteService>();
        return builder;
    }
}
