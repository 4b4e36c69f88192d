using System.Globalization;
using ClientPortal.LocalServers;
using Microsoft.Extensions.Hosting;

namespace ClientPortal.AppHost.Standalone;

/// <summary>
/// Starts every resource when what it waits for is healthy, starts again what died (after 1 s, then twice as long each
/// time, 30 s at most), and at the end stops the services first and the servers after them.
/// </summary>
internal sealed class Supervisor(IList<RunningResource> resources, ResourceConsole console, IHostApplicationLifetime lifetime, TimeProvider clock) : IHostedService, IDisposable
{
    private const int WrongSettings = 78; // EX_CONFIG of sysexits.h: starting again would not help
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _stoppingServices = new();
    private readonly CancellationTokenSource _stoppingServers = new();
    private readonly List<Task> _services = [];
    private readonly List<Task> _servers = [];
    private (RunningResource Cause, string Reason)? _end;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in resources)
        {
            var (tasks, stopping) = resource.IsServer ? (_servers, _stoppingServers.Token) : (_services, _stoppingServices.Token);
            tasks.Add(Task.Run(() => KeepAsync(resource, stopping), CancellationToken.None));
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stoppingServices.CancelAsync();
        await Task.WhenAll(_services);
        await _stoppingServers.CancelAsync();
        await Task.WhenAll(_servers);
        if (_end is var (cause, reason))
        {
            // What stopped meanwhile has had its say since.
            console.Write(cause, $"ended everything: it {reason}");
        }
    }

    public void Dispose()
    {
        _stoppingServices.Dispose();
        _stoppingServers.Dispose();
    }

    private async Task KeepAsync(RunningResource resource, CancellationToken stopping)
    {
        try
        {
            await Task.WhenAll(resource.WaitsFor).WaitAsync(stopping);
            var pause = FirstPause;
            while (!stopping.IsCancellationRequested)
            {
                var started = clock.GetTimestamp();
                var exitCode = await resource.RunAsync(console, stopping);
                if (resource is ProjectResource { RunsOnce: true })
                {
                    Finished(resource, exitCode, stopping);
                    return;
                }

                if (exitCode == WrongSettings)
                {
                    GiveUp(resource, $"has a missing or wrong setting. {console.LastOf(resource)}");
                    return;
                }

                if (!stopping.IsCancellationRequested)
                {
                    pause = clock.GetElapsedTime(started) > LongestPause ? FirstPause : pause;
                    console.Write(resource, string.Create(CultureInfo.InvariantCulture, $"ended with exit code {exitCode}; starts again in {pause.TotalSeconds} s"));
                    await Task.Delay(pause, clock, stopping);
                    pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped before it was started, or between two starts.
        }
        catch (ResourceUnavailableException e)
        {
            console.Write(resource, e.Message);
        }
        catch (LocalServerException e)
        {
            GiveUp(resource, e.Message);
        }
        catch (Exception e)
        {
            // No program, no right to a folder, a full disk: never silently without the resource.
            GiveUp(resource, $"cannot be run: {e.Message}");
        }
    }

    private void Finished(RunningResource resource, int exitCode, CancellationToken stopping)
    {
        if (exitCode != 0 && !stopping.IsCancellationRequested)
        {
            GiveUp(resource, string.Create(CultureInfo.InvariantCulture, $"failed with exit code {exitCode}; nothing can start without it"));
        }
    }

    private void GiveUp(RunningResource resource, string reason)
    {
        console.Write(resource, reason);
        _end ??= (resource, reason);
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }
}
