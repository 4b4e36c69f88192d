using ClientPortal.Contracts;
using ClientPortal.Messaging.Consuming;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClientPortal.Messaging;

/// <summary>Which events a queue receives, who handles them, and how.</summary>
public sealed class EventQueueBuilder
{
    private readonly IServiceCollection _services;
    private readonly List<EventRoute> _routes = [];
    private readonly List<Func<Exception, bool>> _faults = [];

    internal EventQueueBuilder(IServiceCollection services) => _services = services;

    public EventQueueOptions Options { get; } = new();

    /// <summary>Binds the queue for the event and hands it to the consumer, which is resolved in a scope of its own for each try.</summary>
    public EventQueueBuilder Consume<TEvent, TConsumer>()
        where TEvent : class, IIntegrationEvent
        where TConsumer : class, IEventConsumer<TEvent>
    {
        _services.TryAddScoped<TConsumer>();
        _routes.Add(new EventRoute<TEvent, TConsumer>());
        return this;
    }

    /// <summary>
    /// Adds to what counts as a fault of the infrastructure, tried again without limit. Known already: the database or the
    /// broker away, time-outs, refused connections, HTTP 5xx and 429. Inner exceptions are asked about as well.
    /// </summary>
    public EventQueueBuilder RetryWithoutLimitOn(Func<Exception, bool> fault)
    {
        _faults.Add(fault);
        return this;
    }

    internal EventQueue Build(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_routes.GroupBy(route => route.EventType, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"Queue {name} has two consumers for {twice.Key}; let one of them call the other.");
        }

        return new EventQueue(name, _routes, new InfrastructureFaults(_faults), Options);
    }
}
