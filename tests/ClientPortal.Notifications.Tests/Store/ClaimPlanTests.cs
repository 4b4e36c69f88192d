using System.Globalization;
using System.Text.Json;
using ClientPortal.NotificationStore.Sql;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

/// <summary>The claim's cost does not grow with what waits: judged by pages touched and by the plan, not by time.</summary>
public sealed class ClaimPlanTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly long _bot = StoreDatabase.NewBot();

    [Fact]
    public async Task ClaimReadsHeadsByIndexWhateverWaits()
    {
        await FillAsync(chats: 2_000, rowsPerChat: 50);
        await store.TakeOverAsync(_bot);

        var plan = await ExplainAsync(DeliverySql.Claim, _bot, 1L, DateTimeOffset.UtcNow, 100, DateTimeOffset.UtcNow, "test");

        plan.Indexes.ShouldContain("telegram_chats_due");
        plan.SequentialScans.ShouldNotContain("telegram_notifications_queue");
        plan.SequentialScans.ShouldNotContain("telegram_chats");
        plan.Pages.ShouldBeLessThan(6_000, plan.ToString());
    }

    [Fact]
    public async Task NextHeadOfABigChatIsFoundWithoutWalkingIt()
    {
        await FillAsync(chats: 1, rowsPerChat: 50_000);
        await store.TakeOverAsync(_bot);
        await store.ExecuteAsync("UPDATE telegram.telegram_notifications_queue SET state = 'cancelled', cause = 'test' WHERE id IN (SELECT head_id FROM telegram.telegram_chats WHERE bot_id = $1)", _bot);
        await store.ExecuteAsync("UPDATE telegram.telegram_chats SET busy = true WHERE bot_id = $1", _bot);

        var plan = await ExplainAsync(ChatSql.Advance, _bot);

        plan.Indexes.ShouldContain("queue_pending_by_chat");
        plan.SequentialScans.ShouldNotContain("telegram_notifications_queue");
        plan.Pages.ShouldBeLessThan(200, plan.ToString());
    }

    /// <summary>Pending rows and their heads, and as many sent ones beside them.</summary>
    private async Task FillAsync(int chats, int rowsPerChat)
    {
        await store.ExecuteAsync(
            """
            INSERT INTO telegram.telegram_notifications_queue
                   (recipient_type, chat_id, bot_id, message, notification_type, language, state, sent, sent_at, telegram_message_id)
            SELECT 'chat', c, $1, 'text', 'bot_answer', 'en', s, s = 'sent', CASE WHEN s = 'sent' THEN now() END, CASE WHEN s = 'sent' THEN 1 END
              FROM generate_series(1, $3) AS r, generate_series(1, $2) AS c, (VALUES ('sent'), ('pending')) AS states(s)
            """,
            _bot, chats, rowsPerChat);
        await store.ExecuteAsync(
            """
            INSERT INTO telegram.telegram_chats (bot_id, chat_id, head_id, head_priority, scan_from)
            SELECT bot_id, chat_id, min(id), 1, min(id) FROM telegram.telegram_notifications_queue
             WHERE bot_id = $1 AND state = 'pending' GROUP BY bot_id, chat_id
            """,
            _bot);
        await using var admin = NpgsqlDataSource.Create(store.AdminConnectionString);
        await using var analyze = admin.CreateCommand("ANALYZE telegram.telegram_notifications_queue, telegram.telegram_chats");
        await analyze.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<Plan> ExplainAsync(string sql, params object[] parameters)
    {
        await using var connection = await store.Database.OpenConnectionAsync(Cancellation);
        await using var command = connection.Command("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql, parameters);
        var json = (string)(await command.ExecuteScalarAsync(Cancellation))!;
        using var document = JsonDocument.Parse(json);
        var plan = new Plan();
        plan.Read(document.RootElement[0].GetProperty("Plan"));
        return plan;
    }

    private sealed class Plan
    {
        public List<string> Indexes { get; } = [];

        public List<string> SequentialScans { get; } = [];

        public long Pages { get; private set; }

        /// <summary>The outermost node's counts include those of all below it.</summary>
        public void Read(JsonElement node)
        {
            Pages = Math.Max(Pages, Number(node, "Shared Hit Blocks") + Number(node, "Shared Read Blocks"));
            if (node.TryGetProperty("Index Name", out var index))
            {
                Indexes.Add(index.GetString()!);
            }

            if (node.GetProperty("Node Type").GetString() == "Seq Scan")
            {
                SequentialScans.Add(node.GetProperty("Relation Name").GetString()!);
            }

            if (node.TryGetProperty("Plans", out var children))
            {
                foreach (var child in children.EnumerateArray())
                {
                    Read(child);
                }
            }
        }

        private static long Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetInt64() : 0;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pages} pages, {string.Join(' ', Indexes)}");
    }
}
