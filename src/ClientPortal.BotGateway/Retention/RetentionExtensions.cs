namespace ClientPortal.BotGateway.Retention;

internal static class RetentionExtensions
{
    /// <summary>The removal of old messages.</summary>
    public static WebApplicationBuilder AddRetention(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHostedService<QueueCleaner>();
        return builder;
    }
}
