using System.Collections.Concurrent;
using System.Globalization;
using ClientPortal.LocalServers;

namespace ClientPortal.Testing;

/// <summary>
/// A built service as a real child process on a free port, which can be killed, frozen and started again on the same
/// port with the same settings. It dies with the test process.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> _output = [];
    private readonly IReadOnlyDictionary<string, string?> _environment;
    private readonly string _dll;
    private GuardedProcess? _process;

    private ServiceProcess(string project, IReadOnlyDictionary<string, string?> settings, int? port)
    {
        Project = project;
        BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port ?? FreePorts.Next()}/"));
        _dll = BuiltDll(project);
        _environment = new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value)))
        {
            ["ASPNETCORE_URLS"] = BaseAddress.GetLeftPart(UriPartial.Authority),
        };
        Client = new HttpClient { BaseAddress = BaseAddress };
    }

    public string Project { get; }

    public Uri BaseAddress { get; }

    /// <summary>A client for the service, without retries.</summary>
    public HttpClient Client { get; }

    /// <summary>Everything it has printed, over all its starts.</summary>
    public string Output => string.Join('\n', _output);

    public int ProcessId => _process?.Id ?? 0;

    /// <summary>Completes with the exit code of the process that was last started.</summary>
    public Task<int> Exited => _process?.Exited ?? Task.FromResult(0);

    /// <summary>Starts the service and waits until <c>/health</c> answers 200.</summary>
    /// <param name="project">The project's name, e.g. <c>ClientPortal.Api</c>; it must have been built.</param>
    /// <param name="settings">Settings with <c>:</c> between their parts, e.g. <c>ConnectionStrings:portal</c>.</param>
    public static async Task<ServiceProcess> StartAsync(string project, IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken, int? port = null)
    {
        var service = new ServiceProcess(project, settings, port);
        await service.StartAsync(cancellationToken);
        return service;
    }

    /// <summary>Starts it without waiting for its health: for tests of a start that must fail, and of verbs.</summary>
    public static async Task<ServiceProcess> LaunchAsync(string project, IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken, params IReadOnlyList<string> arguments)
    {
        var service = new ServiceProcess(project, settings, port: null);
        await service.LaunchAsync(arguments, cancellationToken);
        return service;
    }

    /// <summary>Starts it again after it was stopped or killed.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await LaunchAsync([], cancellationToken);
        await Eventually.True(IsHealthyAsync, $"{Project} answers /health", cancellationToken, ReadyLimit);
    }

    /// <summary>SIGKILL.</summary>
    public Task KillAsync() => _process?.KillAsync() ?? Task.CompletedTask;

    /// <summary>SIGTERM, and SIGKILL when it has not ended within the limit (30 s).</summary>
    /// <returns>Whether it ended by itself.</returns>
    public Task<bool> StopAsync(TimeSpan? within = null) => _process?.StopAsync(ProcessSignal.Terminate, within ?? TimeSpan.FromSeconds(30)) ?? Task.FromResult(true);

    /// <summary>SIGSTOP: the process stands still, its connections stay open.</summary>
    public void Freeze() => _process?.Signal(ProcessSignal.Stop);

    /// <summary>SIGCONT.</summary>
    public void Thaw() => _process?.Signal(ProcessSignal.Continue);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is { } process)
        {
            await process.DisposeAsync();
        }
    }

    private static string BuiltDll(string project)
    {
        // The test runs from tests/X/bin/Debug/net10.0/: the service was built beside it in the same configuration.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var dll = Path.Combine(ProjectFolder.Root, "src", project, "bin", output.Parent!.Name, output.Name, $"{project}.dll");
        return File.Exists(dll) ? dll : throw new FileNotFoundException($"{dll} does not exist: build {project} first.", dll);
    }

    private async Task LaunchAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (_process is { } previous)
        {
            await previous.DisposeAsync();
        }

        var command = new GuardedCommand("dotnet", [_dll, .. arguments]) { Environment = _environment, OnOutput = _output.Enqueue, WorkingDirectory = Path.GetDirectoryName(_dll)! };
        _process = await GuardedProcess.StartAsync(command, cancellationToken);
    }

    private async Task<bool> IsHealthyAsync(CancellationToken cancellationToken)
    {
        if (Exited.IsCompleted)
        {
            throw new InvalidOperationException($"{Project} ended with exit code {await Exited} while it was starting:\n{Output}");
        }

        try
        {
            using var answer = await Client.GetAsync("health", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }
}
