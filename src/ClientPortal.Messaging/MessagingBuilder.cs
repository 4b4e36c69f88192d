using ClientPortal.Messaging.Broker;
using ClientPortal.Messaging.Consuming;
using ClientPortal.Messaging.Inbox;
using ClientPortal.Messaging.Outbox;
using ClientPortal.Messaging.Parked;
using ClientPortal.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClientPortal.Messaging;

/// <summary>What a service does with events. None of it makes the service's start wait for the broker.</summary>
public sealed class MessagingBuilder
{
    internal MessagingBuilder(IServiceCollection services) => Services = services;

    internal IServiceCollection Services { get; }

    /// <summary>Publishes what the service's transactions write to the outbox of its schema.</summary>
    /// <param name="requiredQueues">Readers that must have been set up before anything is published; see <see cref="OutboxOptions.RequiredQueues"/>.</param>
    public MessagingBuilder AddOutbox(string schema, params string[] requiredQueues) =>
        AddOutbox(new OutboxOptions { Schema = SqlName.Check(schema), RequiredQueues = requiredQueues });

    /// <inheritdoc cref="AddOutbox(string, string[])"/>
    public MessagingBuilder AddOutbox(OutboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Services.AddSingleton(options);
        Services.AddSingleton(provider => new OutboxTable(
            provider.GetRequiredService<NpgsqlDataSource>(),
            options.Schema,
            new ScanFloor(provider.GetRequiredService<TimeProvider>())));
        Services.AddHostedService<OutboxRelay>();
        Services.AddSingleton<OutboxMonitor>();
        Services.AddHostedService(provider => provider.GetRequiredService<OutboxMonitor>());
        Services.AddHealthChecks().AddCheck<OutboxHealthCheck>("outbox", tags: ["ready"]);
        return this;
    }

    /// <summary>Reads a durable queue that is bound for the events of the consumers added by <paramref name="configure"/>.</summary>
    /// <param name="queue">By convention the service's name, for example <c>notifications</c>.</param>
    public MessagingBuilder AddQueue(string queue, Action<EventQueueBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new EventQueueBuilder(Services);
        configure(builder);
        var built = builder.Build(queue);
        Services.AddSingleton(built);
        Services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<EventQueueReader>(provider, built));
        return this;
    }

    /// <summary>Adds <see cref="EventInbox"/> over the schema's table <c>inbox</c>, and the removal of its old rows.</summary>
    public MessagingBuilder AddInbox(string schema)
    {
        Services.AddSingleton(new EventInbox(schema));
        Services.AddHostedService<InboxCleaner>();
        return this;
    }

    /// <summary>Makes the service unready while its queues cannot be read. For services that are nothing without the broker.</summary>
    public MessagingBuilder AddBrokerHealthCheck()
    {
        Services.AddHealthChecks().AddCheck<BrokerHealthCheck>("broker", tags: ["ready"]);
        return this;
    }
}
