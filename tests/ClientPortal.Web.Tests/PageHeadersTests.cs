using ClientPortal.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

public sealed class PageHeadersTests
{
    [Fact]
    public async Task PageThatCameEncryptedIsAskedForInNoOtherWay()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.UsePageHeaders();
        app.Use((context, next) =>
        {
            // As a proxy in front says it.
            context.Request.Scheme = context.Request.Query["scheme"].ToString();
            return next(context);
        });
        app.Run(context => context.Response.WriteAsync("A page"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        (await HeadersAsync("https")).GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
        (await HeadersAsync("http")).Contains("Strict-Transport-Security").ShouldBeFalse();

        async Task<System.Net.Http.Headers.HttpResponseHeaders> HeadersAsync(string scheme)
        {
            using var answer = await client.GetAsync($"/?scheme={scheme}", TestContext.Current.CancellationToken);
            return answer.Headers;
        }
    }
}
