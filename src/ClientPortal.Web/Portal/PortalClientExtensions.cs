using Microsoft.Extensions.Options;

namespace ClientPortal.Web.Portal;

internal static class PortalClientExtensions
{
    /// <summary>Name of the HTTP client of the Api.</summary>
    public const string Api = "portal-api";

    /// <summary>Name of the HTTP client of BotGateway.</summary>
    public const string Gateway = "portal-gateway";

    public static WebApplicationBuilder AddPortalClient(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PortalClientOptions>().BindConfiguration(PortalClientOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpContextAccessor();
        Add(builder, Api, options => options.Api);
        Add(builder, Gateway, options => options.BotGateway);
        builder.Services.AddSingleton<SignInClient>();
        builder.Services.AddScoped<PortalClient>();
        builder.Services.AddScoped<GatewayClient>();
        return builder;
    }

    private static void Add(WebApplicationBuilder builder, string name, Func<PortalClientOptions, string> address) =>
        builder.Services.AddHttpClient(name)
            .ConfigureHttpClient((provider, http) =>
            {
                var options = provider.GetRequiredService<IOptions<PortalClientOptions>>().Value;
                http.BaseAddress = new Uri(address(options).TrimEnd('/') + "/");
                http.Timeout = options.Timeout;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
            // At the finest level its lines hold headers.
            .RemoveAllLoggers();
}
