using ClientPortal.Notifications.Tests.Store;
using ClientPortal.Testing;

namespace ClientPortal.Notifications.Tests.Service;

/// <summary>The service as a process of its own, with the settings that a test gives it.</summary>
internal static class NotificationsService
{
    public const string Project = "ClientPortal.Notifications";

    public static Dictionary<string, string?> Settings(StoreDatabase store, BrokerVhost broker) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:portal"] = store.NotificationsConnectionString,
        ["ConnectionStrings:messaging"] = broker.ConnectionString,
        ["Auth:Authority"] = "http://127.0.0.1:9",
        ["Portal:PublicUrl"] = "https://portal.example.com",
    };

    public static Task<ServiceProcess> StartAsync(StoreDatabase store, BrokerVhost broker, CancellationToken cancellationToken) =>
        ServiceProcess.StartAsync(Project, Settings(store, broker), cancellationToken);
}
