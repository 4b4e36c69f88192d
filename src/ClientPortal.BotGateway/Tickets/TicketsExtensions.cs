using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Tickets;

internal static class TicketsExtensions
{
    /// <summary>Tickets in the chat: lists, cards, and what buttons do with them.</summary>
    public static WebApplicationBuilder AddTickets(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<TicketListLoader>().AddSingleton<TicketActions>();
        services.AddSingleton<IBotCommand, TicketsCommand>().AddSingleton<IBotCommand, TicketCommand>();
        services.AddSingleton<IButton, TicketListButton>().AddSingleton<IButton, TicketButton>().AddSingleton<IButton, TakeButton>();
        services.AddMove(ButtonNames.Solved, TicketStatus.Closed, "Ticket_Done_Solved");
        services.AddMove(ButtonNames.Reopen, TicketStatus.InProgress, "Ticket_Done_Reopen");
        services.AddMove(ButtonNames.Resolve, TicketStatus.Resolved, "Ticket_Done_Resolve");
        return builder;
    }

    private static void AddMove(this IServiceCollection services, string name, TicketStatus to, string done) => services.AddSingleton<IButton>(provider =>
        new MoveButton(name, to, done, provider.GetRequiredService<TicketActions>(), provider.GetRequiredService<PortalTickets>()));
}
