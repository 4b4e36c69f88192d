using ClientPortal.LocalServers;
using Shouldly;
using Xunit;

namespace ClientPortal.AppHost.Tests;

public sealed class ServerFoldersTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string _home = Directory.CreateTempSubdirectory("clientportal-home-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void DataLiesInTheRunFolderWhereTheServersMayEnterIt()
    {
        File.SetUnixFileMode(_home, OwnerOnly | UnixFileMode.OtherExecute);
        var run = Path.Combine(_home, "project", ".run");

        ServerFolders.DataRoot(run).ShouldBe(run);
    }

    [Fact]
    public void ClosedHomeMovesTheDataToAFolderNamedAfterTheProject()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root starts servers as other users");
        File.SetUnixFileMode(_home, OwnerOnly);
        var run = Path.Combine(_home, "project", ".run");

        var root = ServerFolders.DataRoot(run);

        try
        {
            root.ShouldStartWith("/var/tmp/clientportal-project-");
            ServerFolders.DataRoot(run).ShouldBe(root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Where anybody may write, anybody may have been first.</summary>
    [Fact]
    public void StrangersFolderInThePlaceOfTheDataIsRefused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root starts servers as other users");
        File.SetUnixFileMode(_home, OwnerOnly);
        var run = Path.Combine(_home, "project", ".run");
        var root = ServerFolders.DataRoot(run);
        try
        {
            Posix.ChangeOwner(root, userId: 65534, groupId: 65534);
            Should.Throw<LocalServerException>(() => ServerFolders.DataRoot(run)).Message.ShouldContain(root);

            Directory.Delete(root);
            Directory.CreateSymbolicLink(root, _home);
            Should.Throw<LocalServerException>(() => ServerFolders.DataRoot(run)).Message.ShouldContain("symbolic link");
        }
        finally
        {
            Directory.Delete(root);
        }
    }
}
