using System.Globalization;

namespace ClientPortal.LocalServers;

/// <summary>The configuration files and environment of a private RabbitMQ node.</summary>
internal static class RabbitMqFiles
{
    private const string ConfigurationFile = "rabbitmq.conf";
    private const string PluginsFile = "enabled_plugins";
    private const string EnvironmentFile = "rabbitmq-env.conf";

    public static IReadOnlyDictionary<string, string> Configuration(string user, string password, int managementPort) => new Dictionary<string, string>
    {
        [ConfigurationFile] = string.Create(CultureInfo.InvariantCulture, $"""
            default_user = {user}
            default_pass = {password}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {managementPort}
            disk_free_limit.absolute = 50MB
            vm_memory_high_watermark.absolute = 1GB

            """),
        [PluginsFile] = "[rabbitmq_management].\n",
        [EnvironmentFile] = "", // keeps the machine's own /etc/rabbitmq/rabbitmq-env.conf out
    };

    public static IReadOnlyDictionary<string, string> Environment(string folder, string home, int port, int epmdPort, int distributionPort) => new Dictionary<string, string>
    {
        ["HOME"] = home,
        ["detached"] = "1", // the start script then becomes the Erlang machine instead of waiting beside it
        ["RABBITMQ_NODENAME"] = "clientportal@localhost",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "data"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(folder, "generated"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(folder, "server.pid"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, ConfigurationFile),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, PluginsFile),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(folder, EnvironmentFile),
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = port.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_DIST_PORT"] = distributionPort.ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_PORT"] = epmdPort.ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
    };
}
