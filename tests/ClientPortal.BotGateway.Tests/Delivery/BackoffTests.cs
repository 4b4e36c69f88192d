using ClientPortal.BotGateway.Delivery;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 0.5, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(5, 8, 16)]
    [InlineData(12, 300, 600)]
    [InlineData(1000, 300, 600)]
    public void DelayDoublesWithJitterUpToItsMost(int failures, double least, double most)
    {
        var delays = Enumerable.Range(0, 200)
            .Select(_ => Backoff.Delay(failures, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)).TotalSeconds)
            .ToList();
        delays.ShouldAllBe(delay => delay >= least && delay <= most);
        delays.Distinct().Count().ShouldBeGreaterThan(100, "what failed together must not come back together");
    }
}
