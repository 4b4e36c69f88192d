using ClientPortal.Messaging.Outbox;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Outbox;

public sealed class ScanFloors
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ManualTimeProvider _time = new();
    private readonly ScanFloor _floor;

    public ScanFloors() => _floor = new ScanFloor(_time);

    [Fact]
    public void WholeReadIsDueOncePerInterval()
    {
        _floor.WholeReadIsDue.ShouldBeFalse();
        _time.Advance(Interval);
        _floor.WholeReadIsDue.ShouldBeTrue();

        _floor.WholeRead(new SnapshotHorizon(10, 10), lowest: null);

        _floor.WholeReadIsDue.ShouldBeFalse();
    }

    [Fact]
    public void ReadsStartWhereTheOutboxStoodBeforeTheOldestTransaction()
    {
        _floor.Emptied(1000);
        _floor.WholeRead(new SnapshotHorizon(10, 20), lowest: 1001);
        _floor.Position.ShouldBe(0);

        _floor.Emptied(2000);
        _floor.WholeRead(new SnapshotHorizon(19, 40), lowest: 2001);
        _floor.Position.ShouldBe(0, "transaction 19 may have taken a position below 1000");

        _floor.WholeRead(new SnapshotHorizon(20, 60), lowest: 2001);
        _floor.Position.ShouldBe(1000);

        _floor.WholeRead(new SnapshotHorizon(60, 60), lowest: null);
        _floor.Position.ShouldBe(2000);
    }

    [Fact]
    public void FloorDoesNotRiseOverRowsThatWait()
    {
        _floor.Emptied(1000);
        _floor.WholeRead(new SnapshotHorizon(10, 20), lowest: null);

        _floor.WholeRead(new SnapshotHorizon(20, 20), lowest: 500);
        _floor.Position.ShouldBe(0, "what came late is not out yet");

        _floor.WholeRead(new SnapshotHorizon(20, 20), lowest: null);
        _floor.Position.ShouldBe(1000);
    }

    [Fact]
    public void RowsFromBelowTheFloorAreReadUntilTheyAreOut()
    {
        _floor.Emptied(1000);
        _floor.WholeRead(new SnapshotHorizon(10, 10), lowest: null);
        _floor.WholeRead(new SnapshotHorizon(10, 10), lowest: null);
        _floor.Position.ShouldBe(1000);

        _floor.WholeRead(new SnapshotHorizon(10, 10), lowest: 500);

        _floor.Position.ShouldBe(0, "there may be more than one batch");
    }
}
