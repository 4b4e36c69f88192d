using System.Net;
using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.Control;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ClientPortal.TelegramEmulator.Hosting;

/// <summary>The emulator inside another process, on a loopback port: for tests.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EmulatorHost(WebApplication app, Uri baseUrl, EmulatorOptions options)
    {
        _app = app;
        BaseUrl = baseUrl;
        BotToken = options.BotToken;
        BotUsername = options.BotUsername;
        Client = new EmulatorClient(baseUrl);
    }

    /// <summary>For a bot's API base address and for browsers, for example <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri BaseUrl { get; }

    public string BotToken { get; }

    public string BotUsername { get; }

    /// <summary>Acts as the users of this emulator.</summary>
    public EmulatorClient Client { get; }

    internal IServiceProvider Services => _app.Services;

    /// <summary>Starts an emulator on a free port.</summary>
    /// <param name="configure">Changes the settings; without it the defaults hold, rate limits included.</param>
    /// <param name="port">A fixed port, to come back at the same address; 0 takes a free one.</param>
    /// <param name="time">A clock other than the system's.</param>
    public static async Task<EmulatorHost> StartAsync(
        Action<EmulatorOptions>? configure = null, int port = 0, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var app = EmulatorApp.Build([], builder =>
        {
            // Settings and logs of the process around it are not its own.
            builder.Configuration.Sources.Clear();
            builder.Configuration.AddInMemoryCollection();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
            builder.Services.Configure<EmulatorOptions>(options => configure?.Invoke(options));
            if (time is not null)
            {
                builder.Services.AddSingleton(time);
            }
        });
        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return new EmulatorHost(app, new Uri(address), app.Services.GetRequiredService<IOptions<EmulatorOptions>>().Value);
    }

    /// <summary>Stops as on SIGTERM: what was accepted is kept.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
