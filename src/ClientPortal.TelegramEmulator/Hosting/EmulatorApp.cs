using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Pages;

namespace ClientPortal.TelegramEmulator.Hosting;

/// <summary>Puts the program together; the same for a process of its own and inside a test.</summary>
internal static class EmulatorApp
{
    /// <summary>Loopback: an emulator has no secrets to guard, but nobody else's business either.</summary>
    private const string DefaultUrl = "http://127.0.0.1:8081";

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ArgumentReader.MaxBodyBytes;
        });

        // The bot's token is part of every address: requests are in the call log, never in the logs.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Services.AddEmulator();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseBotApi();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(RefuseOtherSites);
        app.UseRouting();
        app.MapDownloads();
        app.MapControl();
        app.MapPages();
        app.MapOpenApi();
        app.MapGet("/health", () => TypedResults.Ok("Healthy")).ExcludeFromDescription();
        app.MapGet("/alive", () => TypedResults.Ok("Healthy")).ExcludeFromDescription();
        return app;
    }

    /// <summary>No page of another site may act here through a developer's browser.</summary>
    private static Task RefuseOtherSites(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
