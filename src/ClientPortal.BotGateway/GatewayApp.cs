using System.Text.Json;
using System.Text.Json.Serialization;
using ClientPortal.BotGateway.Bots;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Delivery;
using ClientPortal.BotGateway.Operations;
using ClientPortal.BotGateway.Retention;
using ClientPortal.BotGateway.Setup;
using ClientPortal.BotGateway.Updates;
using ClientPortal.BotGateway.Webhooks;
using ClientPortal.Messaging;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres;
using ClientPortal.ServiceDefaults;
using ClientPortal.ServiceDefaults.Authentication;

namespace ClientPortal.BotGateway;

/// <summary>The service, put together.</summary>
public static class GatewayApp
{
    /// <summary>Reads the settings, adds what the service consists of and maps its routes.</summary>
    /// <param name="configure">Changes settings and services before the service is built: for tests.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        // A line for each statement would drown the rest.
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        configure?.Invoke(builder);
        builder.AddPortalDatabase("clientportal-gateway");
        builder.Services.AddNotificationStore();
        // Publishes only. A deactivated account's link ends with the projection of accounts, where late repeats are known: in Notifications.
        builder.AddMessaging("bot-gateway").AddOutbox("telegram");
        builder.AddBot();
        builder.AddDelivery();
        builder.AddUpdates();
        builder.AddWebhook();
        builder.AddSetup();
        builder.AddConversations();
        builder.AddRetention();
        builder.AddPortalAuthentication();
        builder.Services.AddOpenApi();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });

        var app = builder.Build();
        app.UseServiceDefaults();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapServiceDefaults();
        app.MapOpenApi().AllowAnonymous();
        app.MapNotifications();
        app.MapWebhook();
        app.MapParkedUpdates();
        return app;
    }
}
