using ClientPortal.Messaging.Broker;
using Microsoft.AspNetCore.Http;
using RabbitMQ.Client.Exceptions;

namespace ClientPortal.Messaging.Parked;

/// <summary>A broker that is away is an answer of its own: try again later.</summary>
internal sealed class BrokerAwayFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception exception) when (exception is BrokerUnreachableException or OperationInterruptedException or AlreadyClosedException or PublishRefusedException)
        {
            return TypedResults.Problem(
                "The message broker cannot be reached; nothing was lost. Try again later.",
                statusCode: StatusCodes.Status503ServiceUnavailable,
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "broker_unavailable" });
        }
    }
}
