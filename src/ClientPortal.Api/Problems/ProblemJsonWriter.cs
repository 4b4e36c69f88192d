using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Problems;

/// <summary>Writes problems as JSON whatever the Accept header says: an error that cannot be read helps nobody.</summary>
internal sealed class ProblemJsonWriter(IOptions<JsonOptions> json, IOptions<ProblemDetailsOptions> problems) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ProblemSetup.Complete(context.ProblemDetails, context.HttpContext);
        problems.Value.CustomizeProblemDetails?.Invoke(context);
        var type = json.Value.SerializerOptions.GetTypeInfo(context.ProblemDetails.GetType());
        await context.HttpContext.Response.WriteAsJsonAsync(context.ProblemDetails, type, "application/problem+json", context.HttpContext.RequestAborted);
    }
}
