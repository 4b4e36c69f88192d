using System.ComponentModel.DataAnnotations;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.Control;

/// <summary>Checks requests, turns refusals into problem details, and waits for the journal before an answer leaves.</summary>
internal sealed class ControlProblems(World world) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments)
        {
            if (argument is not null && argument.GetType().Namespace == typeof(ControlProblems).Namespace && Invalid(argument) is { } detail)
            {
                return Problem(StatusCodes.Status400BadRequest, "invalid_request", detail);
            }
        }

        try
        {
            var result = await next(context);
            await world.FlushedAsync();
            return result;
        }
        catch (ControlException exception)
        {
            return Problem(exception.Status, exception.Code, exception.Message);
        }
    }

    private static string? Invalid(object request)
    {
        var failures = new List<ValidationResult>();
        return Validator.TryValidateObject(request, new ValidationContext(request), failures, validateAllProperties: true)
            ? null
            : string.Join(' ', failures.Select(failure => failure.ErrorMessage));
    }

    private static IResult Problem(int status, string code, string detail) =>
        Results.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}
