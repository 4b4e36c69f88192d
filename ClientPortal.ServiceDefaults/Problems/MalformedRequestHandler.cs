using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.ServiceDefaults.Problems;

/// <summary>Turns what the framework throws on an unreadable request into its 4xx problem.</summary>
internal sealed class MalformedRequestHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
        {
            return false;
        }

        httpContext.Response.StatusCode = bad.StatusCode;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = new ProblemDetails { Status = bad.StatusCode, Detail = Explain(bad) },
        });
    }

    /// <summary>In the caller's words: the framework's own name CLR types. Where JSON failed to parse, its position helps.</summary>
    private static string? Explain(BadHttpRequestException bad) => bad switch
    {
        { InnerException: JsonException json } =>
            $"The body is not the JSON that is expected here: check {json.Path ?? "$"} (line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}).",
        { StatusCode: not StatusCodes.Status400BadRequest } => ProblemCodes.ExplainStatus(bad.StatusCode) ?? bad.Message,
        _ when BindingFailure.LacksBody(bad) => "A JSON body is expected here.",
        _ when BindingFailure.ParameterOf(bad) is { } name => $"The parameter {name} cannot be read: it is missing, or of the wrong type.",
        _ => "The request cannot be read.",
    };
}
