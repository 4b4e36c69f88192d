using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Linking.Bot;
using ClientPortal.BotGateway.Updates;

namespace ClientPortal.BotGateway.Linking;

internal static class LinkingExtensions
{
    /// <summary>Connecting and disconnecting Telegram accounts, from the portal and from the chat.</summary>
    public static WebApplicationBuilder AddLinking(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<LinkingOptions>().BindConfiguration(LinkingOptions.Section).ValidateDataAnnotations()
            .Validate(
                options => options.DeepLinkBase is null or { IsAbsoluteUri: true, Scheme: "http" or "https" },
                "Linking:DeepLinkBase must be an http or https URL, such as https://t.me/.")
            .ValidateOnStart();
        services.AddSingleton<DeepLinks>();
        services.AddSingleton<LinkStatusReader>();
        services.AddSingleton<TestMessages>();
        services.AddSingleton<LinkConfirmation>();
        services.AddSingleton<IBotCommand, StartCommand>();
        services.AddSingleton<IBotCommand, StopCommand>();
        services.AddSingleton<IButton, ConnectButton>();
        services.AddSingleton<IButton, MoveButton>();
        services.AddSingleton<IButton, RefuseButton>();
        services.AddSingleton<IButton, StopButton>();
        services.AddSingleton<IButton, KeepButton>();
        services.AddSingleton<MissedNotifications>();
        services.AddSingleton<IMembershipHandler, MembershipHandler>();
        return builder;
    }
}
