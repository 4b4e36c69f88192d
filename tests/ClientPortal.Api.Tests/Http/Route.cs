using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClientPortal.Api.Tests.Http;

/// <summary>A route as it is mapped, with the test's own values in its parameters.</summary>
internal sealed record Route(HttpMethod Method, string Pattern, RouteEndpoint Endpoint)
{
    public string Path { get; } = Pattern
        .Replace("{id:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
        .Replace("{number:long}", "999999999", StringComparison.Ordinal)
        .Replace("{documentName}", "v1", StringComparison.Ordinal)
        .TrimEnd('/');

    public string Name => $"{Method} {Pattern}";

    public bool IsAnonymous => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public IEnumerable<string> Policies => Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy ?? "");

    /// <summary>Takes a JSON body.</summary>
    public bool TakesJson => Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/json") == true;

    /// <summary>Does its work without a body too.</summary>
    public bool BodyIsOptional => Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.IsOptional == true;

    public static IReadOnlyList<Route> All(IServiceProvider services) => services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            .Select(method => new Route(new HttpMethod(method), "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint)))
        .DistinctBy(route => route.Name)
        .OrderBy(route => route.Name, StringComparer.Ordinal)
        .ToList();

    public HttpRequestMessage Request(HttpContent? content = null)
    {
        var request = new HttpRequestMessage(Method, Path) { Content = content };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return request;
    }
}
