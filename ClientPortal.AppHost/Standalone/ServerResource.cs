using ClientPortal.LocalServers;

namespace ClientPortal.AppHost.Standalone;

/// <summary>A private server whose data is kept in the run folder.</summary>
internal abstract class ServerResource(string name) : RunningResource(name), IResourceWithConnectionString
{
    private PrivateServer? _server;

    public override bool IsServer => true;

    public abstract string Value { get; }

    public override async Task<int> RunAsync(ResourceConsole console, CancellationToken stopping)
    {
        var root = ServerFolders.DataRoot(ProjectFolder.Run);
        if (root != ProjectFolder.Run)
        {
            console.Write(this, $"its user cannot enter {ProjectFolder.Run}: its data lies in {root}");
        }

        var server = _server ??= CreateServer(Path.Combine(root, Name));
        await server.StartAsync(stopping);
        console.Write(this, $"{server.Name} listens on 127.0.0.1:{server.Port}, its log is {server.LogFile}");
        MarkHealthy();
        await Task.WhenAny(server.Exited, Task.Delay(Timeout.Infinite, stopping));
        if (stopping.IsCancellationRequested)
        {
            await server.DisposeAsync();
            return 0;
        }

        await server.StopAsync(); // RabbitMQ's port mapper outlives a broker that died
        return 1;
    }

    protected abstract PrivateServer CreateServer(string folder);
}
