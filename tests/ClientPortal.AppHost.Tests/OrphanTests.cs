using System.Diagnostics;
using ClientPortal.LocalServers;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.AppHost.Tests;

/// <summary>What is left of servers whose owner ended: started through the verb that test.sh uses.</summary>
public sealed class OrphanTests : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private readonly string _environmentFile = Path.Combine(Path.GetTempPath(), $"clientportal-{Guid.NewGuid():N}.env");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_environmentFile);

    [Fact]
    public async Task KilledOwnerLeavesNoServerBehind()
    {
        using var owner = await StartServersAsync();
        var family = Processes.Family(owner.Id);
        family.Count.ShouldBeGreaterThan(4); // guards, PostgreSQL with its workers, Erlang, epmd

        owner.Kill(entireProcessTree: false);

        await owner.WaitForExitAsync(Cancellation);
        await Processes.AllEndedAsync(family, Cancellation);
    }

    [Fact]
    public async Task EndOfInputEndsTheServersAndRemovesTheirData()
    {
        using var owner = await StartServersAsync();
        var family = Processes.Family(owner.Id);
        var data = Directory.GetDirectories(Path.Combine(ServerFolders.DataRoot(ProjectFolder.Run), "throwaway"), $"{owner.Id}-*");
        data.Length.ShouldBe(1);

        owner.StandardInput.Close();

        await owner.WaitForExitAsync(Cancellation);
        owner.ExitCode.ShouldBe(0);
        await Processes.AllEndedAsync(family, Cancellation);
        Directory.Exists(data[0]).ShouldBeFalse();
    }

    private async Task<Process> StartServersAsync()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory); // …/bin/Debug/net10.0/
        var dll = Path.Combine(ProjectFolder.Root, "ClientPortal.AppHost", "bin", output.Parent!.Name, output.Name, "ClientPortal.AppHost.dll");
        var start = new ProcessStartInfo("dotnet", [dll, "test-servers", _environmentFile]) { UseShellExecute = false, RedirectStandardInput = true };
        var owner = Process.Start(start).ShouldNotBeNull();
        await Eventually.True(() => owner.HasExited || File.Exists(_environmentFile), "the servers' addresses are written", Cancellation, StartLimit);
        owner.HasExited.ShouldBeFalse();
        return owner;
    }
}
