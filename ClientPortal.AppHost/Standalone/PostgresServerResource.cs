using System.Globalization;
using ClientPortal.LocalServers;

namespace ClientPortal.AppHost.Standalone;

internal sealed class PostgresServerResource(string name, string password, int port) : ServerResource(name)
{
    public override string Value { get; } = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Password={password}");

    protected override PrivateServer CreateServer(string folder) =>
        new PrivatePostgres(new PrivateServerOptions { Folder = folder, Password = password, Port = port, Durable = true });
}
