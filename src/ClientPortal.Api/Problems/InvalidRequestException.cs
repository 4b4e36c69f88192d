using ClientPortal.ServiceDefaults.Problems;
namespace ClientPortal.Api.Problems;

/// <summary>
/// Input that only the handler can judge (a cursor, an unknown referenced id): answered like failed validation, 400 with one entry per field.
/// </summary>
/// <param name="field">The field as the caller wrote it, camelCase; a path for nested ones: <c>lines[0].quantity</c>.</param>
public sealed class InvalidRequestException(string field, string message, string code = ProblemCodes.ValidationFailed) : Exception(message)
{
    public string Code { get; } = code;

    public IDictionary<string, string[]> Errors { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] };
}
