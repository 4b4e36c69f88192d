using ClientPortal.Postgres;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.BotGateway.Callers;

/// <summary>A database that is away is no fault of the request: the caller is asked to come again.</summary>
internal sealed class DatabaseAwayHandler(IProblemDetailsService problems, ILogger<DatabaseAwayHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!DatabaseFaults.IsTransient(exception))
        {
            return false;
        }

        logger.DatabaseAway(exception, httpContext.Request.Method, (httpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = "1";
        var details = new ProblemDetails { Status = StatusCodes.Status503ServiceUnavailable };
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = details, Exception = exception });
    }
}
