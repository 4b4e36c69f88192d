using System.Diagnostics.Metrics;
using ClientPortal.Contracts;
using ClientPortal.Messaging;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Accounts;
using ClientPortal.Notifications.Invoices;
using ClientPortal.Notifications.Telling;
using ClientPortal.Notifications.Tests.Store;
using ClientPortal.Notifications.Texts;
using ClientPortal.Notifications.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace ClientPortal.Notifications.Tests.Telling;

/// <summary>The service's consumers over a test's database, called as its queue would call them.</summary>
internal sealed class Consumers
{
    private readonly object[] _consumers;

    public Consumers(StoreDatabase store, double unknownAccountSeconds = 0, TimeProvider? time = null)
    {
        var links = new PortalLinks(Options.Create(new PortalOptions()));
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var teller = new Notifications.Telling.Teller(
            new RecipientDirectory(store.Database),
            store.Queue,
            Options.Create(new TellingOptions { UnknownAccountSeconds = unknownAccountSeconds }),
            new TellingTelemetry(meters),
            time ?? TimeProvider.System,
            NullLogger<Notifications.Telling.Teller>.Instance);
        _consumers =
        [
            new TicketConsumer(teller, new TicketTexts(links)),
            new InvoiceConsumer(teller, new InvoiceTexts(links)),
            new AccountConsumer(store.Accounts, store.Links, store.Bots, NullLogger<AccountConsumer>.Instance),
        ];
    }

    /// <summary>Hands an event to its consumer; answers the event's id.</summary>
    public async Task<Guid> HandleAsync<TEvent>(TEvent integrationEvent, Guid? eventId = null)
        where TEvent : class, IIntegrationEvent
    {
        var envelope = new EventEnvelope(
            eventId ?? Guid.CreateVersion7(), TEvent.EventType, integrationEvent.Subject, integrationEvent.Sequence, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        await _consumers.OfType<IEventConsumer<TEvent>>().Single().ConsumeAsync(integrationEvent, envelope, TestContext.Current.CancellationToken);
        return envelope.EventId;
    }
}
