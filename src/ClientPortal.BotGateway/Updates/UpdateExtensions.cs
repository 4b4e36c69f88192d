using ClientPortal.BotGateway.Groups;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClientPortal.BotGateway.Updates;

internal static class UpdateExtensions
{
    /// <summary>Taking in what Telegram tells the bot, and handling it.</summary>
    public static WebApplicationBuilder AddUpdates(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<UpdateOptions>().BindConfiguration(UpdateOptions.Section).ValidateDataAnnotations()
            .Validate(updates => updates.RetryFirst <= updates.RetryMost, "Updates:RetryFirst must not be longer than Updates:RetryMost.")
            .ValidateOnStart();
        services.AddSingleton<ChatFloods>();
        services.AddSingleton<UpdateNotices>();
        services.AddSingleton<UpdateIntake>();
        services.TryAddSingleton<IUpdateHandler, UpdateRouter>();
        services.AddSingleton<IGroupHandler, GroupHandler>();
        services.AddSingleton<UpdatePump>();
        services.AddSingleton<UpdatePoller>();
        services.AddHostedService<UpdateSession>();
        services.AddHostedService<UpdateCleaner>();
        return builder;
    }
}
