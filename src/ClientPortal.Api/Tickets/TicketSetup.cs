using ClientPortal.Api.Jobs;

namespace ClientPortal.Api.Tickets;

internal static class TicketSetup
{
    public static WebApplicationBuilder AddTickets(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TicketOptions>().BindConfiguration(TicketOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<TicketStore>().AddScoped<ConversationReader>().AddScoped<PublicPositions>().AddSingleton<TicketListReader>();
        builder.Services.AddRecurringJob<CloseResolvedTickets>();
        return builder;
    }
}
