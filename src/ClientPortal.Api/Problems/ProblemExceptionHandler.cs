using ClientPortal.ServiceDefaults.Problems;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.Api.Problems;

/// <summary>The one place where exceptions become answers. What is not known here is a 500 without details; the log has them, under the same trace id.</summary>
internal sealed class ProblemExceptionHandler(IProblemDetailsService problems, ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = Translate(exception);
        Report(problem, exception, httpContext);
        problem ??= new(StatusCodes.Status500InternalServerError, ProblemCodes.InternalError, "Something went wrong on our side.");

        httpContext.Response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        var details = problem.Errors is null ? new ProblemDetails() : new HttpValidationProblemDetails(problem.Errors);
        details.Status = problem.Status;
        details.Title = null;
        details.Detail = problem.Detail;
        details.Extensions["code"] = problem.Code;
        foreach (var (name, value) in problem.Extensions ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            details.Extensions[name] = value;
        }

        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = details, Exception = exception });
    }

    private static Problem? Translate(Exception exception) => exception switch
    {
        DomainRuleException rule => new(rule.Status, rule.Code, rule.Message, Extensions: rule.Extensions, RetryAfter: rule.RetryAfter),
        InvalidRequestException invalid => new(StatusCodes.Status400BadRequest, invalid.Code, invalid.Message, invalid.Errors),
        BadHttpRequestException bad => BadRequestProblems.From(bad),
        _ => DatabaseProblems.From(exception),
    };

    private void Report(Problem? problem, Exception exception, HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        if (problem is null)
        {
            logger.UnexpectedFailure(exception, context.Request.Method, route);
        }
        else if (exception is DomainRuleException && problem.Status >= 500)
        {
            logger.NotServed(exception, context.Request.Method, route, problem.Code);
        }
        else if (problem.Status >= 500)
        {
            logger.DatabaseUnavailable(exception, context.Request.Method, route);
        }
    }
}
