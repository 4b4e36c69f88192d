using ClientPortal.ServiceDefaults.Problems;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace ClientPortal.Api.Problems;

/// <summary>Problem details (RFC 9457) for everything that goes wrong, each with a stable <c>code</c>.</summary>
internal static class ProblemSetup
{
    /// <summary>Stands before AddServiceDefaults: the first handler and the first writer that can, win.</summary>
    public static WebApplicationBuilder AddProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IProblemDetailsWriter, ProblemJsonWriter>();
        builder.Services.AddExceptionHandler<ProblemExceptionHandler>();
        builder.Services.AddValidation();
        return builder;
    }

    /// <summary>What every problem says, whoever found it.</summary>
    public static void Complete(ProblemDetails details, HttpContext context)
    {
        details.Status ??= context.Response.StatusCode;
        details.Type = "about:blank";
        details.Title = ReasonPhrases.GetReasonPhrase(details.Status.Value);
        details.Instance ??= context.Request.Path.Value;
        if (details is HttpValidationProblemDetails validation)
        {
            details.Extensions.TryAdd("code", ProblemCodes.ValidationFailed);
            details.Detail ??= "The request has fields that are not valid.";
            validation.Errors = validation.Errors.ToDictionary(error => CamelCase(error.Key), error => error.Value, StringComparer.Ordinal);
        }
    }

    // Validation names members as C# does: Lines[0].UnitPrice. The caller wrote lines[0].unitPrice.
    private static string CamelCase(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
