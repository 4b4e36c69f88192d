using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Webhooks;
using ClientPortal.ServiceDefaults.Health;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Bots;

internal static class BotExtensions
{
    /// <summary>The bot and the way to Telegram.</summary>
    public static WebApplicationBuilder AddBot(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddBotApi();
        services.AddSingleton<BotIntroduction>();
        services.AddHostedService<BotSession>();
        services.AddHealthChecks().AddCheck<BotHealthCheck>("telegram", tags: [HealthExtensions.ReadyTag]);
        return builder;
    }

    /// <summary>The way to Telegram alone, for the service and for verbs.</summary>
    public static IServiceCollection AddBotApi(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptionsValidation>();
        services.AddSingleton<IValidateOptions<TelegramOptions>, WebhookOptionsValidation>();
        services.AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<BotIdentity>();
        services.AddSingleton(provider => CreateBotApi(
            provider.GetRequiredService<IOptions<TelegramOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Over the library Telegram.Bot where it is compiled in and can reach the address, else over .NET's own HTTP stack.</summary>
    private static IBotApi CreateBotApi(TelegramOptions options, TimeProvider time)
    {
#if TELEGRAM_BOT
        if (BotApi.Library.LibraryBotApi.CanReach(options))
        {
            return new BotApi.Library.LibraryBotApi(options, time);
        }
#endif
        return new HttpBotApi(options, time);
    }
}
