using ClientPortal.BotGateway.Delivery.Documents;
using ClientPortal.Postgres.Leases;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Delivery;

internal static class DeliveryExtensions
{
    /// <summary>The dispatcher and what watches it.</summary>
    public static WebApplicationBuilder AddDelivery(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateDataAnnotations()
            .Validate(
                delivery => delivery.BackoffFirst <= delivery.BackoffMost,
                "Delivery:BackoffFirst must not be longer than Delivery:BackoffMost.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, ClaimDurationValidation>();
        services.AddMetrics();
        services.TryAddSingleton<LeaseFactory>();
        services.AddSingleton<DeliveryMetrics>();
        services.AddSingleton<DispatcherStatus>();
        services.AddSingleton<SteadyClock>();
        services.AddSingleton<OutcomeEffects>();
        services.AddSingleton<Succession>();
        services.AddSingleton<DocumentLoader>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<QueueGauges>();
        services.AddHostedService<DeliveryWatch>();
        return builder;
    }
}
