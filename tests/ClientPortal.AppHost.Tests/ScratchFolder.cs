using ClientPortal.LocalServers;

namespace ClientPortal.AppHost.Tests;

/// <summary>A folder for one test's servers, which their own users may enter.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string _path = ServerFolders.CreateThrowaway(ServerFolders.DataRoot(ProjectFolder.Run));

    public PrivateServerOptions DurableServer(string name) => ThrowawayServer(name) with { Durable = true };

    public PrivateServerOptions ThrowawayServer(string name) => new() { Folder = Path.Combine(_path, name), Password = "only-for-this-test" };

    public void Dispose() => ServerFolders.Remove(_path);
}
