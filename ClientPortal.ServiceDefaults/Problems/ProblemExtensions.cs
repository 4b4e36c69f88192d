using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClientPortal.ServiceDefaults.Problems;

/// <summary>RFC 9457 problem details with a stable <c>code</c> for every error answer, whoever produced it.</summary>
public static class ProblemExtensions
{
    internal static void AddPortalProblemDetails(this WebApplicationBuilder builder)
    {
        // Bad JSON, wrong types and missing bodies must reach the handler below in every environment, not only in development.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddExceptionHandler<MalformedRequestHandler>();
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            var status = problem.Status ?? context.HttpContext.Response.StatusCode;
            var isUnnamed = problem.Extensions.TryAdd("code", ProblemCodes.ForStatus(status));
            problem.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString() ?? context.HttpContext.TraceIdentifier;
            problem.Detail ??= ProblemCodes.ExplainStatus(status);
            if (status == StatusCodes.Status500InternalServerError || (status > StatusCodes.Status500InternalServerError && isUnnamed))
            {
                // What went wrong inside stands in the logs under the trace id. One that has a code of its own has words of its own.
                problem.Detail = "The server could not finish the request. Try again; if it stays, report the traceId.";
            }
        });
    }

    internal static void UsePortalProblemDetails(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }
}
