using System.Globalization;

namespace ClientPortal.Api.Concurrency;

/// <summary>Sends <see cref="IVersioned"/> answers with their ETag; a GET that names it in <c>If-None-Match</c> gets a 304.</summary>
internal sealed class ETagFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var inner = result;
        while (inner is INestedHttpResult nested)
        {
            inner = nested.Result;
        }

        if (inner is not IValueHttpResult { Value: IVersioned versioned })
        {
            return result;
        }

        var http = context.HttpContext;
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{versioned.Version}\"");
        http.Response.Headers.ETag = tag;
        return HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.IfNoneMatch.Contains(tag, StringComparer.Ordinal)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : result;
    }
}
