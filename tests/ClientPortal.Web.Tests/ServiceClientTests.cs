using System.Net;
using System.Text;
using ClientPortal.Contracts;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Sessions;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

/// <summary>What a service's answers mean for the pages.</summary>
public sealed class ServiceClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApiAloneEndsASession()
    {
        await Should.ThrowAsync<SessionEndedException>(() => Api(401).GetAsync<Thing>("thing", Cancellation));
        await Should.ThrowAsync<HttpRequestException>(() => Gateway(401).GetAsync<Thing>("thing", Cancellation));
        await Should.ThrowAsync<HttpRequestException>(() => Gateway(401).SendAsync(HttpMethod.Post, "thing", null, Cancellation));
        (await ServiceClient.UnlessAwayAsync(patience => Gateway(401).RequireAsync<Thing>("thing", patience), Cancellation)).ShouldBeNull("the rest of the page does without");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task WhatIsRefusedIsNotTakenForWhatDoesNotExist(int status)
    {
        await Should.ThrowAsync<HttpRequestException>(() => Api(status).FindAsync<Thing>("thing", Cancellation));
        await Should.ThrowAsync<HttpRequestException>(() => Api(status).OpenAsync("thing", Cancellation));
    }

    [Fact]
    public async Task WhatDoesNotExistIsNotFound()
    {
        (await Api(404).FindAsync<Thing>("thing", Cancellation)).ShouldBeNull();
        (await Api(404).OpenAsync("thing", Cancellation)).ShouldBeNull();
        (await Api(200, """{"name":"found"}""").FindAsync<Thing>("thing", Cancellation)).ShouldBe(new Thing("found"));
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(422, true)]
    [InlineData(403, false)]
    [InlineData(429, false)]
    public async Task CursorThatCannotBeReadLeadsNowhere(int status, bool nowhere)
    {
        var find = () => Api(status).FindAsync<Thing>("things?cursor=x", Cancellation, orUnreadable: true);
        if (nowhere)
        {
            (await find()).ShouldBeNull();
        }
        else
        {
            await Should.ThrowAsync<HttpRequestException>(find);
        }
    }

    [Theory]
    [InlineData("<html>The proxy says good day</html>")]
    [InlineData("")]
    [InlineData("null")]
    public async Task AnswerOfSomethingInBetweenCountsAsAway(string body)
    {
        await Should.ThrowAsync<HttpRequestException>(() => Api(200, body).GetAsync<Thing>("thing", Cancellation));
        (await ServiceClient.UnlessAwayAsync(patience => Api(200, body).RequireAsync<Thing>("thing", patience), Cancellation)).ShouldBeNull();
    }

    private static PortalClient Api(int status, string body = "{}") => new(new Answering(status, body), SignedIn());

    private static GatewayClient Gateway(int status) => new(new Answering(status, "{}"), SignedIn());

    private static HttpContextAccessor SignedIn()
    {
        var context = new DefaultHttpContext();
        context.Features.Set(new SessionContent("access", "refresh", new(Guid.NewGuid(), "olga", AccountRole.Staff, null, "Olga", "en", "Etc/UTC")));
        return new() { HttpContext = context };
    }

    public sealed record Thing(string Name);

    private sealed class Answering(int status, string body) : HttpMessageHandler, IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { BaseAddress = new Uri("http://service/") };

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
