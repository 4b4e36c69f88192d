using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;

namespace ClientPortal.Api.Tests;

/// <summary>Reading answers.</summary>
internal static class Answer
{
    /// <summary>Checks that this is a problem with the status and the code, as problem details, and returns it.</summary>
    public static async Task<JsonElement> ShouldBeProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        problem.GetProperty("code").GetString().ShouldBe(code, text);
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        return problem;
    }

    /// <summary>Checks the status and reads the body.</summary>
    public static async Task<JsonElement> ShouldBeAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, text);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>The ETag of what stands at a path.</summary>
    public static async Task<string> ETagAsync(this Caller caller, string path)
    {
        using var response = await caller.Http.GetAsync(path);
        await response.ShouldBeAsync(HttpStatusCode.OK);
        return response.Headers.ETag.ShouldNotBeNull().Tag;
    }

    /// <summary>Sends JSON with headers.</summary>
    public static async Task<HttpResponseMessage> SendJsonAsync(
        this HttpClient http, HttpMethod method, string path, object? body, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request, cancellationToken);
    }
}
