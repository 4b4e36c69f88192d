using ClientPortal.Contracts;
using ClientPortal.Messaging.Consuming;
using ClientPortal.Messaging.Outbox;
using ClientPortal.Postgres;
using ClientPortal.Postgres.Migrations;
using ClientPortal.Postgres.Signals;
using ClientPortal.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace ClientPortal.Messaging.Tests.Support;

/// <summary>A service as the product builds them, owning schema <c>portal</c>, with only messaging in it.</summary>
internal sealed class TestService : IAsyncDisposable
{
    public const string Schema = "portal";

    private readonly IHost _host;
    private readonly NpgsqlDataSource _observer;

    private TestService(IHost host, string database)
    {
        _host = host;
        // The test's own questions do not meet the sessions that it cuts.
        _observer = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false });
    }

    public IServiceProvider Services => _host.Services;

    public NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    public static Task<TestService> StartAsync(PortalDatabase database, BrokerVhost broker, Action<MessagingBuilder> messaging, Action<IServiceCollection>? services = null) =>
        StartAsync(database.ApiConnectionString, broker.ConnectionString, messaging, services);

    public static async Task<TestService> StartAsync(string database, string broker, Action<MessagingBuilder> messaging, Action<IServiceCollection>? services = null)
    {
        var service = new TestService(Build(database, broker, messaging, services), database);
        await service._host.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    public static IHost Build(string? database, string? broker, Action<MessagingBuilder> messaging, Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "messaging-tests" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:portal"] = database,
            ["ConnectionStrings:messaging"] = broker,
        });
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.AddPortalDatabase("messaging-tests");
        builder.Services.AddMigrations(Schema, "portal_owner", MigrationSet.Leases, MessagingMigrations.Set);
        messaging(builder.AddMessaging("tests"));
        services?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>Writes events in one transaction, as a business operation does.</summary>
    public Task WriteAsync(params IIntegrationEvent[] events)
    {
        var messages = new List<OutboxMessage>();
        foreach (var @event in events)
        {
            messages.Add(OutboxMessage.From(@event));
        }

        return WriteAsync(messages);
    }

    public async Task WriteAsync(IReadOnlyCollection<OutboxMessage> messages)
    {
        await using var connection = await Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.AddEventsAsync(Schema, messages, TestContext.Current.CancellationToken);
        await connection.NotifyAsync(OutboxSql.Channel(Schema), TestContext.Current.CancellationToken);
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var command = _observer.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Starting waits for no broker; a test that publishes by itself waits here until its queues are bound.</summary>
    public async Task<TestService> QueuesAreReadAsync()
    {
        await Eventually.True(() => Services.GetServices<EventQueue>().All(queue => queue.IsConnected), "the queues are read", TestContext.Current.CancellationToken);
        return this;
    }

    public Task OutboxIsEmptyAsync() => Eventually.True(
        async _ => await CountAsync($"SELECT count(*) FROM {Schema}.outbox") == 0,
        "the outbox is empty",
        TestContext.Current.CancellationToken,
        TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        await _observer.DisposeAsync();
    }
}
