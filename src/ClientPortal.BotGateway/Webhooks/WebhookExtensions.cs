namespace ClientPortal.BotGateway.Webhooks;

internal static class WebhookExtensions
{
    /// <summary>The webhook, and the doctor that looks after it, also by itself.</summary>
    public static WebApplicationBuilder AddWebhook(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WebhookPlan>();
        builder.Services.AddSingleton<WebhookDoctor>();
        builder.Services.AddHostedService<WebhookWatch>();
        return builder;
    }
}
