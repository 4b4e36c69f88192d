using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClientPortal.Api.Tests.Tickets;

namespace ClientPortal.Api.Tests.Http;

/// <summary>What the API's own description says of its operations; read once.</summary>
public sealed class ApiDescription(Uri api)
{
    private readonly Lazy<Task<IReadOnlyList<Operation>>> _operations = new(() => ReadAsync(api));

    /// <summary>The operation at an address; null where none is described.</summary>
    public async Task<Operation?> FindAsync(HttpMethod method, string path)
    {
        var candidates = (await _operations.Value).Where(operation => operation.Method == method && operation.Path.IsMatch(path.TrimEnd('/'))).ToList();
        // /tickets/counts is a ticket's address as well, by its form.
        return candidates.MinBy(operation => operation.Path.ToString().Count(character => character == '+'));
    }

    private static async Task<IReadOnlyList<Operation>> ReadAsync(Uri api)
    {
        using var http = new HttpClient { BaseAddress = api };
        var document = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync("/openapi/v1.json"));
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => Read(path.Name, operation)))];
    }

    private static Operation Read(string path, JsonProperty operation) => new(
        new(operation.Name.ToUpperInvariant()),
        new($"^{Regex.Replace(path.TrimEnd('/'), "{[^}]+}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(1))}$", RegexOptions.None, TimeSpan.FromSeconds(1)),
        operation.Value.TryGetProperty("parameters", out var parameters)
            ? [.. parameters.EnumerateArray().Where(parameter => parameter.Text("in") == "query").Select(parameter => parameter.Text("name"))]
            : [],
        operation.Value.GetProperty("responses").EnumerateObject()
            .Where(response => response.Value.TryGetProperty("x-codes", out _))
            .ToDictionary(
                response => int.Parse(response.Name, CultureInfo.InvariantCulture),
                response => (IReadOnlyList<string>)[.. response.Value.GetProperty("x-codes").EnumerateArray().Select(code => code.GetString()!)]));

    /// <param name="Query">Names of the query parameters.</param>
    /// <param name="Codes">Codes of refusals by status.</param>
    public sealed record Operation(HttpMethod Method, Regex Path, IReadOnlyList<string> Query, IReadOnlyDictionary<int, IReadOnlyList<string>> Codes);
}
