using System.ComponentModel;
using ClientPortal.AppHost.Standalone;
using ClientPortal.Testing;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace ClientPortal.AppHost.Tests.Standalone;

public sealed class SupervisorTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly List<string> _story = [];
    private Supervisor? _supervisor;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _supervisor?.Dispose();

    [Fact]
    public async Task DeadServiceIsStartedAgainAfterPausesThatGrow()
    {
        var service = new ScriptedResource("api", _story);
        var supervisor = await StartAsync(service);
        await service.StartedAsync(1, Cancellation);

        await DieAndWaitForPauseAsync(service);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await service.StartedAsync(2, Cancellation);

        await DieAndWaitForPauseAsync(service);
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        service.Starts.ShouldBe(2);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await service.StartedAsync(3, Cancellation);

        await supervisor.StopAsync(Cancellation);
    }

    [Fact]
    public async Task ServiceWaitsForTheHealthOfWhatItNeeds()
    {
        var server = new ScriptedResource("postgres", _story) { IsServerKind = true, IsHealthyAtOnce = false };
        var service = new ScriptedResource("api", _story);
        service.WaitsFor.Add(server.Healthy);
        var supervisor = await StartAsync(service, server);
        await server.StartedAsync(1, Cancellation);
        service.Starts.ShouldBe(0);

        server.BecomeHealthy();

        await service.StartedAsync(1, Cancellation);
        await supervisor.StopAsync(Cancellation);
    }

    [Fact]
    public async Task ServicesStopBeforeTheServersTheyUse()
    {
        var server = new ScriptedResource("postgres", _story) { IsServerKind = true };
        var service = new ScriptedResource("api", _story);
        var supervisor = await StartAsync(server, service);
        await server.StartedAsync(1, Cancellation);
        await service.StartedAsync(1, Cancellation);

        await supervisor.StopAsync(Cancellation);

        _story.ShouldBe(["api stopped", "postgres stopped"]);
    }

    [Theory]
    [InlineData(typeof(Win32Exception))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task ResourceThatCannotBeRunEndsTheSystem(Type failure)
    {
        var exitCode = Environment.ExitCode;
        try
        {
            var supervisor = await StartAsync(new ScriptedResource("api", _story) { Failure = (Exception)Activator.CreateInstance(failure)! });

            await Eventually.True(() => _lifetime.ApplicationStopping.IsCancellationRequested, "the system is asked to stop", Cancellation);

            Environment.ExitCode.ShouldBe(1);
            await supervisor.StopAsync(Cancellation);
        }
        finally
        {
            Environment.ExitCode = exitCode;
        }
    }

    private async Task DieAndWaitForPauseAsync(ScriptedResource service)
    {
        service.Die();
        await Eventually.True(() => _clock.ArmedTimers == 1, "the pause before the next start has begun", Cancellation);
    }

    private async Task<Supervisor> StartAsync(params IList<RunningResource> resources)
    {
        _supervisor = new Supervisor(resources, new ResourceConsole(resources), _lifetime, _clock);
        await _supervisor.StartAsync(Cancellation);
        return _supervisor;
    }
}
