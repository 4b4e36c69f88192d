using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Portal;

internal static class PortalExtensions
{
    /// <summary>The way to the portal's Api.</summary>
    public static WebApplicationBuilder AddPortalClient(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidation>();
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(PortalHttp.ClientName)
            .ConfigureHttpClient((provider, http) =>
            {
                var options = provider.GetRequiredService<IOptions<ApiOptions>>().Value;
                http.BaseAddress = new Uri(options.BaseUrl!.AbsoluteUri.TrimEnd('/') + "/");
                http.Timeout = options.Timeout;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            // Its lines say what the spans say too, and at the finest level they hold headers.
            .RemoveAllLoggers();
        services.AddSingleton<PortalHttp>().AddSingleton<PortalTokens>().AddSingleton<PortalClient>();
        services.AddSingleton<PortalTickets>().AddSingleton<PortalInvoices>().AddSingleton<PortalProfiles>();
        return builder;
    }
}
