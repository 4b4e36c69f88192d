using ClientPortal.BotGateway.BotApi;
using ClientPortal.ServiceDefaults.Health;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Bots;

internal static class BotExtensions
{
    /// <summary>The bot and the way to Telegram.</summary>
    public static WebApplicationBuilder AddBot(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptionsValidation>();
        services.AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<BotIdentity>();
        services.AddSingleton<BotIntroduction>();
        services.AddSingleton<IBotApi>(provider => new HttpBotApi(
            provider.GetRequiredService<IOptions<TelegramOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<BotSession>();
        services.AddHealthChecks().AddCheck<BotHealthCheck>("telegram", tags: [HealthExtensions.ReadyTag]);
        return builder;
    }
}
