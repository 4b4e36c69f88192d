using Microsoft.Extensions.Logging;

namespace ClientPortal.Messaging;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Warning, "Publishing the outbox was interrupted; it goes on by itself")]
    public static partial void RelayInterrupted(this ILogger logger, Exception exception);

    [LoggerMessage(1102, LogLevel.Information, "Nothing is published before the queue {Queue} exists: its service has never been started")]
    public static partial void QueueAwaited(this ILogger logger, string queue);

    [LoggerMessage(1103, LogLevel.Warning, "The outbox cannot be measured")]
    public static partial void OutboxNotMeasured(this ILogger logger, Exception exception);

    [LoggerMessage(1104, LogLevel.Warning, "{Pending} events of schema {Schema} wait to be published, the oldest for {Seconds} s: the broker is away, a required queue is missing, or no process relays")]
    public static partial void OutboxLate(this ILogger logger, string schema, long pending, int seconds);

    [LoggerMessage(1105, LogLevel.Information, "Events of schema {Schema} are published in time again")]
    public static partial void OutboxInTimeAgain(this ILogger logger, string schema);

    [LoggerMessage(1110, LogLevel.Information, "Consuming queue {Queue}")]
    public static partial void Consuming(this ILogger logger, string queue);

    [LoggerMessage(1111, LogLevel.Warning, "Consuming queue {Queue} was interrupted; reconnecting")]
    public static partial void ConsumingInterrupted(this ILogger logger, string queue, Exception exception);

    [LoggerMessage(1112, LogLevel.Warning, "Event {EventId} ({Type}) waits for the infrastructure, try {Attempt}")]
    public static partial void InfrastructureAwaited(this ILogger logger, Guid eventId, string type, int attempt, Exception exception);

    [LoggerMessage(1113, LogLevel.Warning, "Event {EventId} ({Type}) failed, try {Attempt} of {Tries}")]
    public static partial void TryFailed(this ILogger logger, Guid eventId, string type, int attempt, int tries, Exception exception);

    [LoggerMessage(1114, LogLevel.Error, "Message {MessageId} ({Type}) of queue {Queue} parked: {Reason}")]
    public static partial void Parked(this ILogger logger, string? messageId, string? type, string queue, string reason, Exception? exception);

    [LoggerMessage(1115, LogLevel.Warning, "Queue {Queue}: work in flight did not end in time and is left to a redelivery")]
    public static partial void WorkAbandoned(this ILogger logger, string queue);

    [LoggerMessage(1116, LogLevel.Warning, "The parked messages of queue {Queue} cannot be counted")]
    public static partial void ParkedNotCounted(this ILogger logger, string queue, Exception exception);

    [LoggerMessage(1120, LogLevel.Information, "Parked message {ParkedId} replayed to queue {Queue}")]
    public static partial void Replayed(this ILogger logger, string parkedId, string queue);

    [LoggerMessage(1121, LogLevel.Information, "Parked message {ParkedId} of queue {Queue} discarded")]
    public static partial void Discarded(this ILogger logger, string parkedId, string queue);

    [LoggerMessage(1130, LogLevel.Warning, "Old rows of the inbox cannot be removed")]
    public static partial void InboxNotCleaned(this ILogger logger, Exception exception);
}
