using ClientPortal.Messaging.Outbox;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Outbox;

public sealed class ScanFloors
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void ReadsStartWhereTheOutboxStoodAnIntervalAgo()
    {
        var floor = new ScanFloor(_time);
        floor.Next().ShouldBe(0);
        floor.Emptied(1000);

        _time.Advance(Interval);
        floor.Next().ShouldBe(0, "once per interval from the very beginning");
        floor.Emptied(2000);
        floor.Next().ShouldBe(0, "the first thousand is not yet an interval old");

        _time.Advance(Interval);
        floor.Next().ShouldBe(0);
        floor.Next().ShouldBe(1000);
    }

    [Fact]
    public void RowsFromBelowTheFloorAreReadUntilTheyAreOut()
    {
        var floor = new ScanFloor(_time);
        floor.Emptied(1000);
        _time.Advance(Interval);
        floor.Next();
        _time.Advance(Interval);
        floor.Next().ShouldBe(0);
        floor.Found(500);

        floor.Next().ShouldBe(0, "the late transaction may have more than one batch");
    }
}
