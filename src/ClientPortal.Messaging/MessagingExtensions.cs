using ClientPortal.Messaging.Broker;
using ClientPortal.Messaging.Consuming;
using ClientPortal.Messaging.Parked;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ClientPortal.Messaging;

/// <summary>Registration of messaging.</summary>
public static class MessagingExtensions
{
    /// <summary>
    /// Adds the broker from <c>ConnectionStrings:messaging</c> (checked at start). Nothing that is registered can publish
    /// around the outbox.
    /// </summary>
    /// <param name="serviceName">For example <c>api</c>: names connections and the events' source.</param>
    public static MessagingBuilder AddMessaging(this IHostApplicationBuilder builder, string serviceName)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<MessagingOptions>, MessagingOptionsValidator>();
        services.AddOptions<MessagingOptions>()
            .Configure<IConfiguration>((options, configuration) =>
            {
                options.ConnectionString = configuration[MessagingOptions.ConnectionStringKey] ?? "";
                options.ServiceName = serviceName;
            })
            .ValidateOnStart();
        services.AddMetrics();
        services.AddSingleton<MessagingTelemetry>();
        services.AddSingleton<BrokerConnector>();
        services.AddSingleton(provider => new ParkedMessages(
            provider.GetRequiredService<BrokerConnector>(),
            provider.GetServices<EventQueue>(),
            provider.GetRequiredService<ILogger<ParkedMessages>>()));
        return new MessagingBuilder(services);
    }
}
