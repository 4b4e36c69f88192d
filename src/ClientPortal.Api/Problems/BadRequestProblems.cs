using ClientPortal.Contracts;
using ClientPortal.ServiceDefaults.Problems;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClientPortal.Api.Problems;

/// <summary>Reads the framework's binding failures, so that the caller learns which field was wrong, without the names of our types.</summary>
internal static partial class BadRequestProblems
{
    private static readonly IReadOnlyList<Type> s_enums = [.. new[] { typeof(TicketStatus).Assembly, typeof(BadRequestProblems).Assembly }.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsEnum)];

    public static Problem From(BadHttpRequestException exception) => exception switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(413, RequestCodes.PayloadTooLarge, "The request body is larger than this route allows."),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => new(415, RequestCodes.UnsupportedMediaType, "This content type is not supported here."),
        { InnerException: JsonException json } => Malformed(json),
        { InnerException: InvalidDataException } => new(400, ProblemCodes.MalformedRequest, "The form could not be read."),
        _ when BindingFailure.LacksBody(exception) => new(400, RequestCodes.MissingBody, "This route needs a request body."),
        _ => Unbound(exception),
    };

    private static Problem Malformed(JsonException json)
    {
        var path = json.Path is { Length: > 2 } full && full.StartsWith("$.", StringComparison.Ordinal) ? full[2..] : "";
        return path.Length == 0
            ? new(400, RequestCodes.MalformedJson, "The request body is not the JSON that this route expects.")
            : new(400, RequestCodes.MalformedJson, "The request body has a value that could not be read.",
                new Dictionary<string, string[]>(StringComparer.Ordinal) { [path] = ["The value has the wrong type or format."] });
    }

    private static Problem Unbound(BadHttpRequestException exception)
    {
        if (BindingFailure.ParameterOf(exception) is not { } name)
        {
            return new(exception.StatusCode, ProblemCodes.ForStatus(exception.StatusCode), "The request could not be read.");
        }

        var message = BindingFailure.IsMissing(exception) ? "The parameter is required." : Wanted(exception.Message);
        return name.Equals("body", StringComparison.Ordinal)
            ? new(400, RequestCodes.MissingBody, "This route needs a request body.")
            : new(400, RequestCodes.InvalidParameter, "A parameter could not be read.",
                new Dictionary<string, string[]>(StringComparer.Ordinal) { [JsonNamingPolicy.CamelCase.ConvertName(name)] = [message] });
    }

    private static string Wanted(string failure)
    {
        var name = Chosen().Match(failure).Groups["enum"].Value;
        var choice = name.Length == 0 ? null : s_enums.FirstOrDefault(type => type.Name == name);
        return choice is null ? "The value has the wrong format." : $"Choose one of {string.Join(", ", Enum.GetNames(choice).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}.";
    }

    // Failed to bind parameter "Choice<TicketPriority>[] priority" from "HIGH".
    [GeneratedRegex("Choice<(?<enum>\\w+)>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Chosen();
}
