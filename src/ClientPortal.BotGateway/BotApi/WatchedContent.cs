using System.Net;

namespace ClientPortal.BotGateway.BotApi;

/// <summary>
/// Tells whether a request may have reached Telegram. The handler serialises the body only once a connection is open
/// and the request line is in its buffer; before that nothing was written, after it everything may have been.
/// (The handler itself never repeats a request whose body it has begun to write.)
/// </summary>
internal sealed class WatchedContent : HttpContent
{
    private readonly HttpContent _inner;

    public WatchedContent(HttpContent inner)
    {
        _inner = inner;
        foreach (var (header, values) in inner.Headers)
        {
            Headers.TryAddWithoutValidation(header, values);
        }
    }

    public bool Started { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken)
    {
        Started = true;
        return _inner.CopyToAsync(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
