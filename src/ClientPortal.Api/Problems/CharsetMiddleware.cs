using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace ClientPortal.Api.Problems;

/// <summary>
/// Refuses bodies in an encoding that nobody knows or that is not to be had, such as <c>application/json; charset=utf-99</c>: to the framework's JSON
/// reader that is no bad request but a failure of the service. It does not know a quoted name either (<c>charset="utf-8"</c>, which is legal, RFC 9110,
/// section 8.3.1): the quotes are taken off.
/// </summary>
internal sealed class CharsetMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null
            && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.Charset.HasValue)
        {
            var charset = HeaderUtilities.RemoveQuotes(type.Charset);
            if (!IsKnown(charset.ToString()))
            {
                throw new DomainRuleException(RequestCodes.UnsupportedMediaType, "The charset of the content type is not known here. Send UTF-8.", StatusCodes.Status415UnsupportedMediaType);
            }

            if (charset.Length != type.Charset.Length)
            {
                type.Charset = charset;
                context.Request.ContentType = type.ToString();
            }
        }

        return next(context);
    }

    private static bool IsKnown(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset) is not null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false; // UTF-7 is the one that is known and not supported
        }
    }
}
