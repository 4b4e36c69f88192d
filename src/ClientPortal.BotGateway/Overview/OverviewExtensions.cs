using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Invoices;

namespace ClientPortal.BotGateway.Overview;

internal static class OverviewExtensions
{
    /// <summary>Commands that show how things stand.</summary>
    public static WebApplicationBuilder AddOverview(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IBotCommand, HelpCommand>().AddSingleton<IBotCommand, StatusCommand>().AddSingleton<IBotCommand, InvoicesCommand>();
        return builder;
    }
}
