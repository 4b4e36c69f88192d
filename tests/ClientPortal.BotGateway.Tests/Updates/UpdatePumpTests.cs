using System.Net;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.BotGateway.Updates;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Updates;

/// <summary>Order, faults and repeats, with a handler that does what the test says.</summary>
public sealed class UpdatePumpTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ChatsGoOnBesideOneThatHangsAndEachKeepsItsOrder()
    {
        var release = new TaskCompletionSource();
        var handler = new ScriptedHandler((update, _) => update.Update.Message?.Text == "slow" ? release.Task : Task.CompletedTask);
        var (scene, telegram) = await TelegramSide.StartAsync(database, handler);
        await using var ending = scene;
        using var _ = telegram;
        await telegram.PostAsync(TelegramSide.Message(1, 11, "slow"));
        await telegram.PostAsync(TelegramSide.Message(2, 11, "behind it"));
        await telegram.PostAsync(TelegramSide.Message(3, 12, "other chat"));
        await Eventually.True(() => handler.Texts.Contains("other chat"), "the other chat is served", Cancel);
        handler.Texts.ShouldNotContain("behind it");
        release.SetResult();
        await Eventually.True(() => handler.Texts.Contains("behind it"), "the chat goes on", Cancel);
        handler.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task PoisonIsParkedVisiblyAndItsChatGoesOn()
    {
        var heals = false;
        var handler = new ScriptedHandler((update, _) =>
            update.Update.Message?.Text == "poison" && !heals ? throw new InvalidOperationException("odd") : Task.CompletedTask);
        var (scene, telegram) = await TelegramSide.StartAsync(database, handler);
        await using var ending = scene;
        using var _ = telegram;
        await telegram.PostAsync(TelegramSide.Message(1, 11, "poison"));
        await telegram.PostAsync(TelegramSide.Message(2, 11, "fine"));
        await Eventually.True(() => handler.Texts.Contains("fine"), "the chat goes on", Cancel);
        handler.Texts.ShouldBe(["poison", "poison", "poison", "poison", "poison", "fine"]);
        handler.Calls.Select(update => update.IsLastTry).ShouldBe([false, false, false, false, true, false]);
        await using var told = scene.Get<NpgsqlDataSource>().CreateCommand(
            "SELECT count(*) FROM telegram.telegram_notifications_queue WHERE bot_id = $1 AND chat_id = 11 AND message LIKE 'Something went wrong%'");
        told.Parameters.AddWithValue(scene.BotId);
        (await told.ExecuteScalarAsync(Cancel)).ShouldBe(1L, "its sender is told");

        var parked = (await scene.Get<ParkedUpdates>().ListAsync(scene.BotId, 0, 10, Cancel)).Single();
        (parked.UpdateId, parked.ChatId, parked.Attempts, parked.Reason).ShouldBe((1, 11, 5, "InvalidOperationException: odd"));
        heals = true;
        (await scene.Get<ParkedUpdates>().RequeueAsync(scene.BotId, 1, Cancel)).ShouldBeTrue();
        await Eventually.True(() => handler.Texts.Count == 7, "it is tried again", Cancel);
        await Eventually.Matches(_ => DepthAsync(scene), depth => depth is { Pending: 0, Parked: 0 }, "nothing is left", Cancel);
        (await scene.Get<ParkedUpdates>().RequeueAsync(scene.BotId, 1, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task FaultOfTheInfrastructureWaitsWithoutLimitAndSpendsNoAttempt()
    {
        var faults = 0;
        var handler = new ScriptedHandler((update, _) =>
            update.Update.Message?.Text == "first" && ++faults < 9 ? throw new HttpRequestException("away", null, HttpStatusCode.BadGateway) : Task.CompletedTask);
        var (scene, telegram) = await TelegramSide.StartAsync(database, handler);
        await using var ending = scene;
        using var _ = telegram;
        await telegram.PostAsync(TelegramSide.Message(1, 11, "first"));
        await telegram.PostAsync(TelegramSide.Message(2, 11, "second"));
        await Eventually.True(() => handler.Texts.Contains("second"), "the chat goes on", Cancel);
        handler.Texts.ShouldBe([.. Enumerable.Repeat("first", 9), "second"]);
        await Eventually.Matches(_ => DepthAsync(scene), depth => depth is { Pending: 0, Parked: 0 }, "nothing is left", Cancel);
    }

    [Fact]
    public async Task AlbumComesAsOne()
    {
        var handler = new ScriptedHandler();
        var (scene, telegram) = await TelegramSide.StartAsync(database, handler);
        await using var ending = scene;
        using var _ = telegram;
        await telegram.PostAsync(TelegramSide.Message(1, 11, "before"));
        foreach (var id in new[] { 2, 3, 4 })
        {
            await telegram.PostAsync(TelegramSide.Message(id, 11, $"picture {id}", album: "77"));
        }

        await Eventually.True(() => handler.Calls.Count == 2, "the album is handled", Cancel);
        await telegram.PostAsync(TelegramSide.Message(5, 11, "after"));
        await Eventually.True(() => handler.Calls.Count == 3, "the rest is handled", Cancel);
        handler.Calls.Select(call => (call.UpdateId, call.Album.Count)).ShouldBe([(1, 0), (2, 3), (5, 0)]);
        handler.Calls[1].Album.Select(message => message.Text).ShouldBe(["picture 2", "picture 3", "picture 4"]);
    }

    [Fact]
    public async Task WhatCannotBeReadIsParkedAtOnceAndUnknownKindsAreDone()
    {
        var handler = new ScriptedHandler();
        var (scene, telegram) = await TelegramSide.StartAsync(database, handler);
        await using var ending = scene;
        using var _ = telegram;
        (await telegram.PostAsync("""{"update_id":1,"message":{"message_id":"one","chat":{"id":11,"type":"private"}}}""")).ShouldBe(HttpStatusCode.OK);
        (await telegram.PostAsync("""{"update_id":2,"message":{"message_id":2,"date":1,"text":"\ud800","chat":{"id":11,"type":"private"}}}""")).ShouldBe(HttpStatusCode.OK);
        (await telegram.PostAsync("""{"update_id":3,"something_new":{"chat":{"id":11}}}""")).ShouldBe(HttpStatusCode.OK);
        (await telegram.PostAsync("""{"update_id":4}""")).ShouldBe(HttpStatusCode.OK);
        await telegram.PostAsync(TelegramSide.Message(5, 11, "fine"));
        await Eventually.True(() => handler.Calls.Count > 0, "what follows is handled", Cancel);
        handler.Calls.Select(call => call.UpdateId).ShouldBe([5]);
        await Eventually.Matches(_ => DepthAsync(scene), depth => depth.Pending == 0, "nothing waits", Cancel);
        (await scene.Get<ParkedUpdates>().ListAsync(scene.BotId, 0, 10, Cancel)).Select(update => (update.UpdateId, update.Attempts)).ShouldBe([(1, 0), (2, 0)]);
        (await RowsAsync(scene)).Where(row => row.Note is not null && row.State == "done").ShouldBe([(3, "done", "unknown_kind"), (4, "done", "unknown_kind")]);
    }

    [Fact]
    public async Task RepeatedUpdateIsHandledOnce()
    {
        var handler = new ScriptedHandler();
        var (scene, telegram) = await TelegramSide.StartAsync(database, handler);
        await using var ending = scene;
        using var _ = telegram;
        for (var i = 0; i < 3; i++)
        {
            (await telegram.PostAsync(TelegramSide.Message(1, 11, "once"))).ShouldBe(HttpStatusCode.OK);
        }

        await telegram.PostAsync(TelegramSide.Message(2, 11, "next"));
        await Eventually.True(() => handler.Texts.Contains("next"), "the next one is handled", Cancel);
        handler.Texts.ShouldBe(["once", "next"]);
    }

    [Fact]
    public async Task LostBetweenHandlingAndWritingItDownIsHandledAgain()
    {
        await using var admin = NpgsqlDataSource.Create(database.AdminConnectionString);
        var lost = false;
        var handler = new ScriptedHandler(async (update, cancellationToken) =>
        {
            if (!lost)
            {
                // As if the process had died here and another one had taken over.
                lost = true;
                await using var take = admin.CreateCommand("UPDATE telegram.leases SET token = token + 1, expires_at = now() WHERE name LIKE 'updates:%'");
                await take.ExecuteNonQueryAsync(cancellationToken);
            }
        });
        var (scene, telegram) = await TelegramSide.StartAsync(database, handler);
        await using var ending = scene;
        using var _ = telegram;
        await telegram.PostAsync(TelegramSide.Message(1, 11, "twice"));
        await Eventually.True(() => handler.Calls.Count == 2, "it is handled again", Cancel);
        handler.Calls[0].EventId.ShouldBe(handler.Calls[1].EventId);
        await Eventually.Matches(_ => DepthAsync(scene), depth => depth is { Pending: 0, Parked: 0 }, "nothing is left", Cancel);
    }

    [Fact]
    public async Task TwoReplicasNeverServeOneChatAtOnce()
    {
        var handler = new ScriptedHandler((_, cancellationToken) => Task.Delay(5, cancellationToken));
        var (scene, telegram) = await TelegramSide.StartAsync(database, handler);
        await using var ending = scene;
        using var _ = telegram;
        var first = scene.Gateway;
        await scene.StartGatewayAsync(services => services.AddSingleton<IUpdateHandler>(handler));
        using var second = TelegramSide.Of(scene.Gateway);
        for (var id = 1; id <= 200; id++)
        {
            await (id % 2 == 0 ? telegram : second).PostAsync(TelegramSide.Message(id, 11 + (id % 10), $"{id}"));
            if (id == 100)
            {
                await first.Services.GetServices<IHostedService>().OfType<UpdateSession>().Single().StopAsync(Cancel);
            }
        }

        await Eventually.Matches(_ => DepthAsync(scene), depth => depth.Pending == 0, "all are handled", Cancel);
        handler.Overlaps.ShouldBe(0);
        handler.Calls.Select(call => call.UpdateId).Distinct().Order().ShouldBe(Enumerable.Range(1, 200).Select(id => (long)id));
        foreach (var chat in handler.Calls.GroupBy(call => call.ChatId))
        {
            chat.Select(call => call.UpdateId).Distinct().ShouldBe(chat.Select(call => call.UpdateId).Distinct().Order());
        }
    }

    [Fact]
    public async Task OldHandledUpdatesAreRemovedAndOthersStay()
    {
        var handler = new ScriptedHandler((update, _) => update.Update.Message?.Text == "poison" ? throw new InvalidOperationException("odd") : Task.CompletedTask);
        var (scene, telegram) = await TelegramSide.StartAsync(database, handler, ("Updates:MaxAttempts", "1"));
        await using var ending = scene;
        using var _ = telegram;
        await telegram.PostAsync(TelegramSide.Message(1, 11, "old"));
        await telegram.PostAsync(TelegramSide.Message(2, 11, "poison"));
        await telegram.PostAsync(TelegramSide.Message(3, 11, "young"));
        await Eventually.True(() => handler.Texts.Contains("young"), "all are handled", Cancel);
        await Eventually.Matches(_ => DepthAsync(scene), depth => depth.Pending == 0, "all are written down", Cancel);
        await using var admin = NpgsqlDataSource.Create(database.AdminConnectionString);
        await using var age = admin.CreateCommand(
            $"UPDATE telegram.telegram_updates SET handled_at = now() - interval '8 days', received_at = now() - interval '8 days' WHERE bot_id = {scene.BotId} AND update_id < 3");
        await age.ExecuteNonQueryAsync(Cancel);
        (await scene.Gateway.Services.GetServices<IHostedService>().OfType<UpdateCleaner>().Single().CleanAsync(Cancel)).ShouldBe(1);
        (await RowsAsync(scene)).Select(row => row.UpdateId).ShouldBe([2, 3]);
    }

    private static Task<UpdateDepth> DepthAsync(BotScene scene) => scene.Get<UpdateStore>().MeasureAsync(scene.BotId, Cancel);

    private async Task<List<(long UpdateId, string State, string? Note)>> RowsAsync(BotScene scene)
    {
        await using var admin = NpgsqlDataSource.Create(database.AdminConnectionString);
        await using var command = admin.CreateCommand(
            $"SELECT update_id, state, error FROM telegram.telegram_updates WHERE bot_id = {scene.BotId} ORDER BY update_id");
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var rows = new List<(long, string, string?)>();
        while (await reader.ReadAsync(Cancel))
        {
            rows.Add((reader.GetInt64(0), reader.GetString(1), await reader.IsDBNullAsync(2, Cancel) ? null : reader.GetString(2)));
        }

        return rows;
    }
}
