namespace ClientPortal.BotGateway.Setup;

internal static class SetupExtensions
{
    /// <summary>What Telegram is told of the bot at the start.</summary>
    public static WebApplicationBuilder AddSetup(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BotMenu>();
        builder.Services.AddSingleton<ChatMenus>();
        builder.Services.AddSingleton<BotSetup>();
        return builder;
    }
}
