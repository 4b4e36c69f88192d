using ClientPortal.Postgres.Leases;
using ClientPortal.Postgres.Signals;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ClientPortal.Postgres;

/// <summary>Registration of a service's database.</summary>
public static class DatabaseExtensions
{
    /// <summary>Tag of the health checks without which a service is not ready.</summary>
    private const string ReadyTag = "ready";

    /// <summary>
    /// Defaults that the connection string may override: quick refusal when the server is away, and a keep-alive so
    /// that a connection that died silently (a listening one, say) is noticed. Nobody leaves anything behind in a session (settings and
    /// roles are those of a transaction, who listens stops listening), so none is reset for its next user: that is half a dozen statements.
    /// An error names its command, so that one of a notification behind a commit can be told from one before it.
    /// A few connections stay whatever happens: a new one plans its statements anew, and the pool closes all that idled at one moment.
    /// Their most is per process: a server for many replicas needs a <c>max_connections</c> to match (PostgreSQL's own default is 100).
    /// </summary>
    private const string Defaults = "Timeout=5;Command Timeout=30;Keepalive=15;Tcp Keepalive=true;Minimum Pool Size=8;Maximum Pool Size=40;Connection Idle Lifetime=300;Max Auto Prepare=128;Auto Prepare Min Usages=2;No Reset On Close=true;Include Failed Batched Command=true;";

    /// <summary>
    /// A process frozen inside a transaction would keep its row locks for as long as its connection lives, and the kernel goes on
    /// answering keep-alives for it: the server ends such a session. No transaction of ours waits for anything but the database,
    /// and a statement that runs or waits for a lock is not idle. <c>Options</c> of the connection string come behind and win.
    /// </summary>
    private const string SessionDefaults = $"-c idle_in_transaction_session_timeout=10s {NotifySql.SessionOption}";

    /// <summary>
    /// PostgreSQL weighs a plan of its own for each execution against the one that it keeps, and with parameters that may be null goes on
    /// doing so for ever.
    /// </summary>
    private const string OnePlan = "-c plan_cache_mode=force_generic_plan";

    /// <summary>
    /// Adds <see cref="NpgsqlDataSource"/> from <c>ConnectionStrings:portal</c> (checked at start), <see cref="PostgresListener"/>
    /// and the readiness check <c>database</c>. Npgsql's traces and metrics are named <c>Npgsql</c>.
    /// </summary>
    /// <param name="applicationName">Shown in <c>pg_stat_activity</c>, for example <c>clientportal-api</c>.</param>
    /// <param name="looksUpByKeyAlone">
    /// True where each statement of the service is a row of look-ups by key, so that one plan is right whatever its parameters are: each
    /// connection plans it once.
    /// </param>
    public static IHostApplicationBuilder AddPortalDatabase(this IHostApplicationBuilder builder, string applicationName, bool looksUpByKeyAlone = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        services.AddOptions<DatabaseOptions>()
            .Configure<IConfiguration>((options, configuration) =>
            {
                options.ConnectionString = configuration[DatabaseOptions.ConnectionStringKey] ?? "";
                options.ApplicationName = applicationName;
                options.SessionOptions = looksUpByKeyAlone ? $"{SessionDefaults} {OnePlan}" : SessionDefaults;
            })
            .ValidateOnStart();
        services.AddSingleton(CreateDataSource);
        services.AddSingleton<PostgresListener>();
        services.AddHostedService(provider => provider.GetRequiredService<PostgresListener>());
        services.AddSingleton<PostgresNotifier>();
        services.AddHostedService(provider => provider.GetRequiredService<PostgresNotifier>());
        services.AddSingleton<LeaseFactory>();
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", tags: [ReadyTag]);
        return builder;
    }

    private static NpgsqlDataSource CreateDataSource(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var settings = new NpgsqlConnectionStringBuilder(Defaults + options.ConnectionString);
        settings.ApplicationName ??= options.ApplicationName;
        settings.Options = $"{options.SessionOptions} {settings.Options}".TrimEnd();
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "portal" };
        builder.UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>());
        return builder.Build();
    }
}
