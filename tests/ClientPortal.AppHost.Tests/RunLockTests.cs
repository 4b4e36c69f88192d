using ClientPortal.AppHost.RunFolder;
using Shouldly;
using Xunit;

namespace ClientPortal.AppHost.Tests;

public sealed class RunLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clientportal-run-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void SecondStartIsToldWhichProcessRuns()
    {
        using var first = RunLock.Take(_folder);

        var refusal = Should.Throw<AlreadyRunningException>(() => RunLock.Take(_folder));

        refusal.Message.ShouldContain($"`kill {Environment.ProcessId}`");
    }

    [Fact]
    public void EndedStartLeavesNothing()
    {
        RunLock.Take(_folder).Dispose();

        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
        RunLock.Take(_folder).Dispose();
    }

    [Fact]
    public void PortsAndSecretsStayTheSame()
    {
        var (port, secret) = (new StablePorts(_folder)["api"], new RunSecrets(_folder)["api-database-password"]);

        new StablePorts(_folder)["api"].ShouldBe(port);
        new RunSecrets(_folder)["api-database-password"].ShouldBe(secret);
        new RunSecrets(_folder)["other"].ShouldNotBe(secret);
        File.GetUnixFileMode(Path.Combine(_folder, "secrets.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
