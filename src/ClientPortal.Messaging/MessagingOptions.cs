namespace ClientPortal.Messaging;

/// <summary>How a service reaches the broker.</summary>
public sealed class MessagingOptions
{
    /// <summary>The setting that holds the broker's address.</summary>
    public const string ConnectionStringKey = "ConnectionStrings:messaging";

    /// <summary>AMQP URI with user, password and, in the path, the virtual host.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The service's name: connections carry it, and <c>/clientportal/&lt;name&gt;</c> is the CloudEvents source of its events.</summary>
    public string ServiceName { get; set; } = "";

    internal string Source => $"/clientportal/{ServiceName}";
}
