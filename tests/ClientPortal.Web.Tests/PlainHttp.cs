using System.Net.Http.Headers;

namespace ClientPortal.Web.Tests;

/// <summary>Requests as a browser does not send them, with its cookies.</summary>
internal static class PlainHttp
{
    /// <summary>A client that follows no redirect and keeps no cookies of its own.</summary>
    public static HttpClient Client(this WebWorld world) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) }) { BaseAddress = world.Address };

    public static async Task<HttpClient> ClientAsync(this WebWorld world, Visitor visitor)
    {
        var cookies = await visitor.Context.CookiesAsync();
        var client = world.Client();
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
        return client;
    }

    /// <summary>A form that says how large it is and waits to be asked for.</summary>
    public static HttpRequestMessage Announce(string path, long size, TaskCompletionSource? asked = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new Announced(size, asked) };
        request.Headers.ExpectContinue = true;
        return request;
    }

    private sealed class Announced : HttpContent
    {
        private readonly long _size;
        private readonly TaskCompletionSource? _asked;

        public Announced(long size, TaskCompletionSource? asked)
        {
            (_size, _asked) = (size, asked);
            Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=never-sent");
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken)
        {
            _asked?.TrySetResult();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _size;
            return true;
        }
    }
}
