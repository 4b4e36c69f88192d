using ClientPortal.Contracts;
using ClientPortal.Messaging;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Accounts;
using ClientPortal.Notifications.Invoices;
using ClientPortal.Notifications.Telling;
using ClientPortal.Notifications.Texts;
using ClientPortal.Notifications.Tickets;
using ClientPortal.Postgres;
using Microsoft.Extensions.Options;

namespace ClientPortal.Notifications;

/// <summary>What this service is made of.</summary>
internal static class NotificationsExtensions
{
    /// <summary>The service's queue, which publishers wait for before they publish.</summary>
    public const string Queue = "notifications";

    public static WebApplicationBuilder AddNotifications(this WebApplicationBuilder builder)
    {
        builder.AddPortalDatabase("clientportal-notifications", looksUpByKeyAlone: true);
        builder.Services.AddNotificationStore();
        builder.Services.AddOptions<TellingOptions>().BindConfiguration(TellingOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TellingOptions>, TellingOptionsValidator>();
        builder.Services.AddOptions<PortalOptions>().BindConfiguration(PortalOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PortalOptions>, PortalOptionsValidator>();
        builder.Services.AddSingleton<PortalLinks>();
        builder.Services.AddSingleton<TicketTexts>();
        builder.Services.AddSingleton<InvoiceTexts>();
        builder.Services.AddSingleton<TellingTelemetry>();
        builder.Services.AddSingleton<Teller>();
        // No relay here: this service writes link events to schema telegram's outbox, which BotGateway empties.
        builder.AddMessaging("notifications").AddBrokerHealthCheck().AddQueue(Queue, AddConsumers);
        return builder;
    }

    private static void AddConsumers(EventQueueBuilder queue) => queue
        .Consume<AccountCreated, AccountConsumer>()
        .Consume<AccountChanged, AccountConsumer>()
        .Consume<AccountDeactivated, AccountConsumer>()
        .Consume<TicketCreated, TicketConsumer>()
        .Consume<TicketCommentAdded, TicketConsumer>()
        .Consume<TicketNoteAdded, TicketConsumer>()
        .Consume<TicketStatusChanged, TicketConsumer>()
        .Consume<TicketAssigned, TicketConsumer>()
        .Consume<InvoiceIssued, InvoiceConsumer>()
        .Consume<InvoicePaid, InvoiceConsumer>()
        .Consume<InvoiceOverdue, InvoiceConsumer>()
        .Consume<InvoiceCancelled, InvoiceConsumer>();
}
