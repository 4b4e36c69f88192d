using System.Net.Sockets;
using ClientPortal.Postgres;
using RabbitMQ.Client.Exceptions;

namespace ClientPortal.Messaging.Consuming;

/// <summary>
/// The one place that decides whether a failed event waits for the infrastructure, without limit, or is to blame itself.
/// </summary>
/// <param name="more">What a service knows besides, such as another service's absence.</param>
internal sealed class InfrastructureFaults(IReadOnlyList<Func<Exception, bool>> more)
{
    public bool Include(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (IsAway(current) || more.Any(known => known(current)))
            {
                return true;
            }
        }

        return DatabaseFaults.IsTransient(exception);
    }

    private static bool IsAway(Exception exception) => exception switch
    {
        TimeoutException or SocketException => true,
        BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException => true,
        // No status: nobody answered. 5xx and 429: not now.
        HttpRequestException { StatusCode: null } => true,
        HttpRequestException { StatusCode: { } status } => (int)status is >= 500 or 429,
        _ => false,
    };
}
