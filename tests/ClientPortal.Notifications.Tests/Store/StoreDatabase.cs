using ClientPortal.Contracts;
using ClientPortal.Messaging;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres.Migrations;
using ClientPortal.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

/// <summary>A database with schema <c>telegram</c> in place, and the store's classes over it, as Notifications' role.</summary>
public sealed class StoreDatabase : PortalDatabase
{
    private static long _lastBot = 7_000_000;
    private static long _lastPerson = 500_000_000;

    public NpgsqlDataSource Database { get; private set; } = null!;

    public NotificationQueue Queue => new(Database);

    public DeliveryQueue Delivery => new(Database);

    public NotificationRequeue Requeue => new(Database);

    public Links Links => new(Database, TimeProvider.System);

    public LinkTokens Tokens => new(Database);

    public Preferences Preferences => new(Database);

    public AccountProjection Accounts => new(Database);

    public BotRegistry Bots => new(Database);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Database = NpgsqlDataSource.Create(NotificationsConnectionString);
        var migrator = new SqlMigrator(Database, StoreSchema.Name, StoreSchema.Owner, NullLogger.Instance);
        await migrator.ApplyAsync([MigrationSet.Leases, MessagingMigrations.Set, NotificationStoreMigrations.Set], TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>A bot of one test's own.</summary>
    public static long NewBot() => Interlocked.Increment(ref _lastBot);

    /// <summary>A Telegram user, and the id of his private chat.</summary>
    public static long NewPerson() => Interlocked.Increment(ref _lastPerson);

    public static RecipientSnapshot NewClient() => new(RecipientType.Client, Guid.CreateVersion7());

    public static RecipientSnapshot NewUser() => new(RecipientType.User, Guid.CreateVersion7());

    /// <summary>A dispatcher that has taken over <paramref name="botId"/>.</summary>
    public async Task<DispatcherLease> TakeOverAsync(long botId, long token = 1)
    {
        var lease = new DispatcherLease(botId, $"test/{token}", token);
        Assert.True(await Delivery.TakeOverAsync(lease, TestContext.Current.CancellationToken));
        return lease;
    }

    /// <summary>Connects a recipient; answers the chat of its link.</summary>
    public async Task<ChatTarget> ConnectAsync(RecipientSnapshot recipient, long botId, long? person = null)
    {
        var user = person ?? NewPerson();
        var result = await Links.ActivateAsync(
            new LinkActivation(recipient, botId, user, "someone", user, TokenHash: null, Actor.System), TestContext.Current.CancellationToken);
        Assert.Equal(LinkActivationOutcome.Activated, result.Outcome);
        var link = await Links.FindAsync(recipient, TestContext.Current.CancellationToken);
        return new ChatTarget(botId, user, link!.Generation);
    }

    public async Task<T?> ScalarAsync<T>(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T value ? value : default;
    }

    public async Task<int> ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<string>> ColumnAsync(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            values.Add(reader.IsDBNull(0) ? "∅" : reader.GetValue(0).ToString()!);
        }

        return values;
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = Database.CreateCommand(sql);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
