using System.Text;
using System.Text.Json;
using Shouldly;

namespace ClientPortal.Api.Tests.Http;

/// <summary>Stands in every test's HTTP client: a refusal with a code that the API's description does not list for its operation fails the test.</summary>
internal sealed class DocumentedProblems : DelegatingHandler
{
    private readonly ApiDescription _description;

    // Header values of every script: what the service makes of them is its business.
    public DocumentedProblems(ApiDescription description)
        : base(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) => _description = description;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && await _description.FindAsync(request.Method, request.RequestUri!.AbsolutePath) is { } operation)
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(cancellationToken));
            var code = problem.GetProperty("code").GetString();
            var documented = operation.Codes.GetValueOrDefault((int)response.StatusCode)?.Contains(code, StringComparer.Ordinal) == true;
            documented.ShouldBeTrue($"The description of {request.Method} {request.RequestUri!.AbsolutePath} lists no {code} under {(int)response.StatusCode}.");
        }

        return response;
    }
}
