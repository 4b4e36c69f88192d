using ClientPortal.NotificationStore;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

/// <summary>The migration that makes the waits known which stood before they were remembered.</summary>
public sealed class StandingWaitsTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LongestWaitThatStandsIsBelievedAtMostADay()
    {
        await store.ExecuteAsync(
            """
            INSERT INTO telegram.telegram_bots (bot_id, not_before, longest_wait) VALUES
                (1, now() + interval '35 minutes', '0'), (2, '-infinity', '0'), (3, now() + interval '3 days', '0'),
                (4, now() + interval '5 minutes', '2 hours'), (5, now() - interval '5 minutes', '0')
            """);
        await store.ExecuteAsync(
            """
            INSERT INTO telegram.telegram_chats (bot_id, chat_id, not_before) VALUES
                (1, 1, now() + interval '5 minutes'), (2, 1, now() + interval '15 minutes'), (2, 2, now() + interval '45 minutes'), (5, 1, '-infinity')
            """);

        await MigrateAsync();

        (await WaitAsync(1)).ShouldBeInRange(TimeSpan.FromMinutes(34), TimeSpan.FromMinutes(35));
        (await WaitAsync(2)).ShouldBeInRange(TimeSpan.FromMinutes(44), TimeSpan.FromMinutes(45));
        (await WaitAsync(3)).ShouldBe(TimeSpan.FromDays(1));
        (await WaitAsync(4)).ShouldBe(TimeSpan.FromHours(2));
        (await WaitAsync(5)).ShouldBe(TimeSpan.Zero);
    }

    private Task<TimeSpan> WaitAsync(long bot) => store.ScalarAsync<TimeSpan>("SELECT longest_wait FROM telegram.telegram_bots WHERE bot_id = $1", bot);

    private async Task MigrateAsync()
    {
        using var reader = new StreamReader(NotificationStoreMigrations.Set.Assembly.GetManifestResourceStream("migrations/0007_standing_waits.sql")!);
        await using var admin = NpgsqlDataSource.Create(store.AdminConnectionString);
        await using var command = admin.CreateCommand(await reader.ReadToEndAsync(Cancellation));
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
