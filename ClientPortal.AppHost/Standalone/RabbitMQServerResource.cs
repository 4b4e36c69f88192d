using System.Globalization;
using ClientPortal.LocalServers;

namespace ClientPortal.AppHost.Standalone;

internal sealed class RabbitMQServerResource(string name, string password, int port) : ServerResource(name)
{
    public int? ManagementPort { get; set; }

    public override string Value { get; } = string.Create(CultureInfo.InvariantCulture, $"amqp://{PrivateRabbitMq.AdminUser}:{password}@127.0.0.1:{port}");

    protected override PrivateServer CreateServer(string folder) =>
        new PrivateRabbitMq(new PrivateServerOptions { Folder = folder, Password = password, Port = port, ManagementPort = ManagementPort, Durable = true });
}
