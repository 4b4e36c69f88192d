namespace ClientPortal.Postgres;

/// <summary>How a service reaches its database.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The setting that holds the connection string.</summary>
    public const string ConnectionStringKey = "ConnectionStrings:portal";

    /// <summary>Npgsql connection string with the service's own login role. What it names wins over the defaults of this library.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Shown in <c>pg_stat_activity</c>.</summary>
    public string ApplicationName { get; set; } = "";

    /// <summary>PostgreSQL's settings for each session, as <c>-c name=value</c>; those of the connection string come behind and win.</summary>
    public string SessionOptions { get; set; } = "";
}
