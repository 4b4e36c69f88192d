using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.BotGateway.Updates;
using ClientPortal.Testing;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Updates;

public sealed class FloodTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    [Fact]
    public async Task WhoWritesTooMuchIsToldOnceAndTheRestIsNotRead()
    {
        await using var scene = await BotScene.StartAsync(database, ("Updates:MaxPerMinutePerChat", "5"));
        var anna = await scene.MeetAsync("Anna", "ru");
        var boris = await scene.MeetAsync("Boris");
        await anna.StartAsync();
        await boris.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await anna.SayAsync($"{i}");
        }

        await boris.SayAsync("am I heard?");
        await boris.WaitForTextAsync("To connect it");
        await Eventually.True(
            async _ => (await anna.BotTextsAsync()).Count(text => text!.StartsWith("Слишком много", StringComparison.Ordinal)) == 1, "she is told", BotScene.Cancel);
        (await anna.BotTextsAsync()).Count.ShouldBe(6, "START, four messages, and the notice");
    }

    [Fact]
    public void BacklogOfAnOutageIsNoFlood()
    {
        var floods = new ChatFloods(Options.Create(new UpdateOptions { MaxPerMinutePerChat = 3 }), TimeProvider.System);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Enumerable.Range(0, 50).Select(n => floods.Judge(1, n, now - 3_000 + (n * 30))).ShouldAllBe(verdict => verdict == FloodVerdict.Fine);
    }

    [Fact]
    public void EachFloodBeginsOnceAndChatsDoNotCountTogether()
    {
        var floods = new ChatFloods(Options.Create(new UpdateOptions { MaxPerMinutePerChat = 2 }), TimeProvider.System);
        var start = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 1_000;
        new long[] { 0, 1, 2, 3, 4, 200, 201, 202 }.Select((second, update) => floods.Judge(1, update, start + second)).ShouldBe(
        [
            FloodVerdict.Fine, FloodVerdict.Fine, FloodVerdict.Begins, FloodVerdict.GoesOn, FloodVerdict.GoesOn,
            FloodVerdict.Fine, FloodVerdict.Fine, FloodVerdict.Begins,
        ]);
        floods.Judge(2, 100, start).ShouldBe(FloodVerdict.Fine);
    }

    [Fact]
    public void WhatComesAgainCountsOnceAndIsJudgedAsBefore()
    {
        var floods = new ChatFloods(Options.Create(new UpdateOptions { MaxPerMinutePerChat = 3 }), TimeProvider.System);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Enumerable.Range(0, 5).Select(update => floods.Judge(1, update, now)).ShouldBe(
                [FloodVerdict.Fine, FloodVerdict.Fine, FloodVerdict.Fine, FloodVerdict.Begins, FloodVerdict.GoesOn], $"attempt {attempt}");
        }
    }
}
