using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ClientPortal.ServiceDefaults.Proxies;

/// <summary>The caller's own address behind proxies that are trusted (<see cref="ProxyOptions"/>).</summary>
public static class ProxyExtensions
{
    internal static void AddPortalProxies(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsValidator>();
        // Whoever adds the middleware goes by these options: ASPNETCORE_FORWARDEDHEADERS_ENABLED=true, which hosting platforms set, makes the framework do it.
        builder.Services.AddOptions<ForwardedHeadersOptions>().PostConfigure<IOptions<ProxyOptions>>((forwarded, proxies) => Configure(forwarded, proxies.Value));
    }

    /// <summary>Before everything that asks who calls.</summary>
    internal static void UsePortalProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.Entries.Any())
        {
            app.UseForwardedHeaders();
        }
    }

    private static void Configure(ForwardedHeadersOptions forwarded, ProxyOptions proxies)
    {
        // To the framework, empty lists of proxies mean everybody.
        forwarded.ForwardedHeaders = proxies.Entries.Any() ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        // However many proxies there are: the first address that is none of theirs is the caller's, and what he wrote before it counts for nothing.
        forwarded.ForwardLimit = null;
        // Loopback is trusted by the framework's default, not by ours.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in proxies.Networks)
        {
            forwarded.KnownIPNetworks.Add(network);
        }
    }
}
