using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Wishes.Bot;

namespace ClientPortal.BotGateway.Wishes;

internal static class PreferenceExtensions
{
    /// <summary>What recipients want to hear, chosen in the portal or in the chat.</summary>
    public static WebApplicationBuilder AddPreferences(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SettingsAnswers>();
        services.AddSingleton<IBotCommand, SettingsCommand>();
        services.AddSingleton<IBotCommand, MuteCommand>();
        services.AddSingleton<IBotCommand, UnmuteCommand>();
        services.AddSingleton<IBotCommand, LanguageCommand>();
        services.AddSingleton<IButton, LanguageButton>();
        services.AddSingleton<IButton, SettingsButton>();
        services.AddSingleton<IButton, MuteTicketButton>();
        services.AddSingleton<IButton, UnmuteTicketButton>();
        return builder;
    }
}
