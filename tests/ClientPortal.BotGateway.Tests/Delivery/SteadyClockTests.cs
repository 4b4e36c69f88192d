using ClientPortal.BotGateway.Delivery;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

public sealed class SteadyClockTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void JumpOfTheWallClockChangesNoWait(int hours)
    {
        var time = new ManualTimeProvider();
        var clock = new SteadyClock(time);
        var due = clock.Now.AddSeconds(10);
        time.JumpWallClock(time.GetUtcNow().AddHours(hours));
        time.Advance(TimeSpan.FromSeconds(9));
        clock.Now.ShouldBeLessThan(due, "no burst");
        time.Advance(TimeSpan.FromSeconds(1));
        clock.Now.ShouldBe(due, "no stall");
        clock.At(clock.TimestampOf(due)).ShouldBe(due);
    }
}
