using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace ClientPortal.Api.Problems;

/// <summary>
/// Refuses bodies in an encoding that nobody knows, such as <c>application/json; charset=utf-99</c>: to the framework's JSON reader that is
/// no bad request but a failure of the service.
/// </summary>
internal sealed class CharsetMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null
        && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.Charset.HasValue && type.Encoding is null
            ? throw new DomainRuleException(RequestCodes.UnsupportedMediaType, "The charset of the content type is not known here. Send UTF-8.", StatusCodes.Status415UnsupportedMediaType)
            : next(context);
}
