using ClientPortal.BotGateway.Delivery;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

public sealed class OutageGuardTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void TenMinutesOfOutageCostFewProbes()
    {
        var guard = new OutageGuard(new DeliveryOptions(), _time);
        guard.Failed();
        guard.Failed();
        guard.Failed().ShouldBeTrue("the third failure in a row begins the outage");
        var probes = 0;
        for (var second = 0; second < 600; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            if (guard.Room(underWay: 0) > 0)
            {
                guard.Room(underWay: 0).ShouldBe(1);
                probes++;
                guard.Failed();
            }
        }

        probes.ShouldBeInRange(18, 45);
    }

    [Fact]
    public void ProbeUnderWayHoldsTheNextOneBack()
    {
        var guard = new OutageGuard(new DeliveryOptions { OutageAfterFailures = 1 }, _time);
        guard.Failed();
        _time.Advance(TimeSpan.FromMinutes(1));
        guard.Room(underWay: 1).ShouldBe(0);
    }

    [Fact]
    public void OneAnswerEndsIt()
    {
        var guard = new OutageGuard(new DeliveryOptions { OutageAfterFailures = 1 }, _time);
        guard.Failed();
        guard.Answered().ShouldBeTrue();
        guard.Room(underWay: 50).ShouldBe(int.MaxValue);
        guard.Answered().ShouldBeFalse("it had ended");
    }

    [Fact]
    public void SingleFailuresBetweenSuccessesAreNoOutage()
    {
        var guard = new OutageGuard(new DeliveryOptions(), _time);
        for (var i = 0; i < 10; i++)
        {
            guard.Failed();
            guard.Failed();
            guard.Answered();
        }

        guard.IsOutage.ShouldBeFalse();
    }
}
