using ClientPortal.ServiceDefaults.Health;
using ClientPortal.ServiceDefaults.Problems;
using ClientPortal.ServiceDefaults.Proxies;
using ClientPortal.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ClientPortal.ServiceDefaults;

/// <summary>What every service has in common: telemetry, health, trusted proxies, problem details, HTTP client defaults, a graceful stop.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>How long a service may take to finish what is in flight after SIGTERM.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(20);

    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpClientDefaults(http => http.ConfigureHttpClient(client =>
            client.DefaultRequestHeaders.UserAgent.ParseAdd($"ClientPortal/{builder.Environment.ApplicationName}")));
        builder.AddPortalTelemetry();
        builder.AddPortalHealth();
        builder.AddPortalProxies();
        builder.AddPortalProblemDetails();
        return builder;
    }

    /// <summary>
    /// First in the pipeline: the caller's address, error answers, and what the request's span lacks. Wrong settings end the start here, with a
    /// sentence each (see <see cref="Startup.ServiceRunner"/>).
    /// </summary>
    /// <exception cref="OptionsValidationException">A setting is missing or wrong.</exception>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // Now, not in the host's start, which would log a stack trace over the sentence.
        app.Services.GetService<IStartupValidator>()?.Validate();
        app.UsePortalProxies();
        app.UseMiddleware<RequestSpanMiddleware>();
        app.UsePortalProblemDetails();
        return app;
    }

    /// <summary><c>/health</c> (ready to serve) and <c>/alive</c> (the process answers), in every environment.</summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPortalHealth();
        return app;
    }
}
