namespace ClientPortal.Messaging.Outbox;

/// <summary>How a service's outbox is emptied.</summary>
public sealed class OutboxOptions
{
    /// <summary>The schema that holds the table <c>outbox</c>.</summary>
    public required string Schema { get; init; }

    /// <summary>
    /// Queues that must have been bound before anything is published, by name. A topic exchange drops what nobody is bound
    /// for: without this, what happens between the first start of a publisher and that of its reader would be lost.
    /// </summary>
    public IReadOnlyList<string> RequiredQueues { get; init; } = [];

    /// <summary>Events published and awaited together.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>
    /// Least time between two reads while events keep coming, so that those of a moment share their round trips. The first one after a
    /// pause does not wait.
    /// </summary>
    public TimeSpan ReadGap { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>How often the table is looked at although no notification came.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the broker may take to confirm a batch before the connection is given up and the batch sent again.</summary>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(20);
}
