using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Delivery;
using ClientPortal.BotGateway.Delivery.Pacing;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

public sealed class PacerTests
{
    private static readonly BotApiResult<Message> Ok = new BotApiResult<Message>.Ok(new Message(1, 0, new Chat(1, "private")));

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void NeverMoreThanTheLimitInAnySecondAtTheReceivingSide()
    {
        // Requests take 5–25 ms there, answers 5–25 ms back; the server counts on arrival.
        var pacer = new Pacer(new DeliveryOptions(), _time);
        var arrivals = new List<long>();
        var underWay = new PriorityQueue<(long Chat, long Begun), long>();
        var random = new Random(1);
        var chat = 0L;
        while (arrivals.Count < 600)
        {
            while (underWay.TryPeek(out var done, out var at) && at <= _time.GetTimestamp())
            {
                underWay.Dequeue();
                pacer.End(done.Chat, done.Begun, at, Ok);
            }

            while (pacer.Room() > 0)
            {
                var begun = pacer.Begin(++chat);
                var arrival = begun + TimeSpan.FromMilliseconds(random.Next(5, 25)).Ticks;
                arrivals.Add(arrival);
                underWay.Enqueue((chat, begun), arrival + TimeSpan.FromMilliseconds(random.Next(5, 25)).Ticks);
            }

            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        arrivals.Sort();
        for (var i = 30; i < arrivals.Count; i++)
        {
            (arrivals[i] - arrivals[i - 30]).ShouldBeGreaterThanOrEqualTo(TimeSpan.TicksPerSecond, $"message {i}");
        }

        var seconds = (arrivals[^1] - arrivals[0]) / (double)TimeSpan.TicksPerSecond;
        (arrivals.Count / 30.0 / seconds).ShouldBeGreaterThan(0.92);
    }

    [Fact]
    public void ChatHasRoomASecondAfterItsLastMessageArrived()
    {
        var pacer = new Pacer(new DeliveryOptions(), _time);
        var begun = pacer.Begin(1);
        pacer.HasRoom(1).ShouldBeFalse("it is under way");
        pacer.FreeAt(1).ShouldBeNull();
        _time.Advance(TimeSpan.FromMilliseconds(100));
        pacer.End(1, begun, pacer.Now, Ok);

        // Too few answers yet to know the way: counted from the answer itself.
        _time.Advance(TimeSpan.FromMilliseconds(999));
        pacer.HasRoom(1).ShouldBeFalse();
        pacer.HasRoom(2).ShouldBeTrue("another chat does not wait");
        _time.Advance(TimeSpan.FromMilliseconds(1));
        pacer.HasRoom(1).ShouldBeTrue();
    }

    [Fact]
    public void GroupTakesTwentyInAMinute()
    {
        var pacer = new Pacer(new DeliveryOptions(), _time);
        for (var i = 0; i < 20; i++)
        {
            pacer.HasRoom(-5).ShouldBeTrue();
            pacer.End(-5, pacer.Begin(-5), pacer.Now, Ok);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        pacer.HasRoom(-5).ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(40));
        pacer.HasRoom(-5).ShouldBeTrue();
    }

    [Fact]
    public void MessageThatNeverLeftTakesNoPlace()
    {
        var pacer = new Pacer(new DeliveryOptions { MessagesPerSecond = 1 }, _time);
        pacer.End(1, pacer.Begin(1), pacer.Now, new BotApiResult<Message>.NotSent("connection refused"));
        pacer.Room().ShouldBe(1);
        pacer.HasRoom(1).ShouldBeTrue();
    }

    [Fact]
    public void ClockJumpsChangeNothing()
    {
        var pacer = new Pacer(new DeliveryOptions { MessagesPerSecond = 1 }, _time);
        pacer.End(1, pacer.Begin(1), pacer.Now, Ok);
        _time.JumpWallClock(_time.GetUtcNow().AddHours(1));
        pacer.Room().ShouldBe(0, "no burst");
        _time.JumpWallClock(_time.GetUtcNow().AddHours(-2));
        _time.Advance(TimeSpan.FromSeconds(1));
        pacer.Room().ShouldBe(1, "no stall");
    }

    [Fact]
    public void FormerProcessMayHaveUsedTheLastSecond()
    {
        var pacer = new Pacer(new DeliveryOptions(), _time);
        pacer.AssumeFull([]);
        pacer.Room().ShouldBe(0);
        _time.Advance(TimeSpan.FromSeconds(1));
        pacer.Room().ShouldBe(30);
    }

    [Fact]
    public void WhatAGroupGotFromAFormerProcessCounts()
    {
        var pacer = new Pacer(new DeliveryOptions(), _time);
        pacer.AssumeFull([.. Enumerable.Range(1, 19).Select(n => new GroupSend(-5, TimeSpan.FromSeconds(n * 2)))]);
        _time.Advance(TimeSpan.FromSeconds(1));
        pacer.End(-5, pacer.Begin(-5), pacer.Now, Ok);
        _time.Advance(TimeSpan.FromSeconds(1));

        pacer.HasRoom(-5).ShouldBeFalse("that was the twentieth");
        pacer.HasRoom(-6).ShouldBeTrue("another group got none");
        _time.Advance(TimeSpan.FromSeconds(20));
        pacer.HasRoom(-5).ShouldBeTrue("the first, 38 s old when this process began, is a minute old by now");
        pacer.End(-5, pacer.Begin(-5), pacer.Now, Ok);
        _time.Advance(TimeSpan.FromSeconds(1));
        pacer.HasRoom(-5).ShouldBeFalse();
    }

    [Fact]
    public void ChatsThatRestAreForgotten()
    {
        var pacer = new Pacer(new DeliveryOptions(), _time);
        var slow = pacer.Begin(1);
        pacer.End(-2, pacer.Begin(-2), pacer.Now, Ok);
        for (var chat = 3; chat < 1_000; chat++)
        {
            pacer.End(chat, pacer.Begin(chat), pacer.Now, Ok);
        }

        _time.Advance(TimeSpan.FromSeconds(59));
        pacer.End(-2, pacer.Begin(-2), pacer.Now, Ok);
        _time.Advance(TimeSpan.FromSeconds(2));
        pacer.End(1_000, pacer.Begin(1_000), pacer.Now, Ok);
        pacer.Chats.ShouldBe(3, "one is under way, the group's minute counts, one has just got a message");

        pacer.End(1, slow, pacer.Now, Ok);
        pacer.HasRoom(1).ShouldBeFalse("its message was not forgotten");
    }
}
