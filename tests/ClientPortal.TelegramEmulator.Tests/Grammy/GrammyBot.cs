using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using ClientPortal.LocalServers;
using ClientPortal.TelegramEmulator.Hosting;

namespace ClientPortal.TelegramEmulator.Tests.Grammy;

/// <summary>The bot of <c>bot.js</c> as a process of its own; <c>test.sh</c> installs its packages beside it.</summary>
internal sealed class GrammyBot : IAsyncDisposable
{
    private readonly GuardedProcess _process;

    private GrammyBot(GuardedProcess process, ConcurrentQueue<string> output)
    {
        _process = process;
        Output = output;
    }

    /// <summary>What it printed, line by line.</summary>
    public ConcurrentQueue<string> Output { get; }

    /// <summary>Starts it and waits until it asks for updates.</summary>
    /// <param name="transport"><c>polling</c> or <c>webhook</c>.</param>
    public static async Task<GrammyBot> StartAsync(EmulatorHost emulator, string transport, CancellationToken cancellationToken)
    {
        var folder = Folder();
        Directory.Exists(Path.Combine(folder, "node_modules", "grammy"))
            .ShouldBeTrue($"the packages of {folder} are not installed: run ./test.sh, or npm ci there");
        var output = new ConcurrentQueue<string>();
        var process = await GuardedProcess.StartAsync(
            new GuardedCommand("node", "bot.js")
            {
                WorkingDirectory = folder,
                Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["BOT_TOKEN"] = emulator.BotToken,
                    ["API_ROOT"] = emulator.BaseUrl.GetLeftPart(UriPartial.Authority),
                    ["TRANSPORT"] = transport,
                    ["PORT"] = FreePorts.Next().ToString(CultureInfo.InvariantCulture),
                    ["SECRET"] = "a-secret-of-the-webhook",
                },
                OnOutput = output.Enqueue,
            },
            cancellationToken);
        var bot = new GrammyBot(process, output);
        await Eventually.TrueAsync(() => output.Contains("ready") || process.Exited.IsCompleted, "the bot asks for updates");
        output.ShouldContain("ready");
        return bot;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
