using ClientPortal.Web.Languages;
using ClientPortal.Web.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

public sealed class LivePositionTests
{
    [Fact]
    public async Task PageTellsWhereTheStreamStoodBeforeItReadAnything()
    {
        var hub = new LiveHub(Options.Create(new LiveOptions()));
        var services = new ServiceCollection().AddSingleton(hub).AddHttpContextAccessor().AddScoped<Reader>().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        var before = hub.Position;
        string? told = null;
        var app = new ApplicationBuilder(services);
        app.UseLivePosition();
        app.Run(request =>
        {
            // Happens while the page reads, which needs no reader yet.
            hub.Publish(new LiveSignal("tickets", ForStaff: true, ClientId: null));
            told = request.RequestServices.GetRequiredService<Reader>().LivePosition;
            return Task.CompletedTask;
        });

        await app.Build()(context);

        told.ShouldBe(before);
        hub.Position.ShouldNotBe(before);
    }
}
