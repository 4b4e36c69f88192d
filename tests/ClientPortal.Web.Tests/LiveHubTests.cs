using ClientPortal.Web.Live;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

public sealed class LiveHubTests
{
    private readonly LiveHub _hub = new(Options.Create(new LiveOptions { StreamsPerAccount = 3 }));

    [Fact]
    public async Task BrokerThatStaysAwayWakesNobodyAgain()
    {
        _hub.SetConnected(true);
        using var stream = Open(Guid.NewGuid());
        _hub.SetConnected(false);
        (await WokenAsync(stream)).ShouldBeTrue();
        stream.Take().Connected.ShouldBe(false);

        _hub.SetConnected(false);

        (await WokenAsync(stream)).ShouldBeFalse("a stream with nothing to say waits for its heartbeat");
    }

    [Fact]
    public void OldestStreamOfAnAccountEndsForOneMore()
    {
        var account = Guid.NewGuid();
        using var other = Open(Guid.NewGuid());
        var streams = Enumerable.Range(0, 5).Select(_ => Open(account)).ToList();

        streams.Select(stream => stream.Take().Ended).ShouldBe([LiveEnd.TooMany, LiveEnd.TooMany, null, null, null]);
        other.Take().Ended.ShouldBeNull();

        // One that has gone by itself makes room.
        _hub.Remove(streams[2]);
        streams.Add(Open(account));
        streams[3].Take().Ended.ShouldBeNull();
        streams.ForEach(_hub.Remove);
        _hub.Remove(other);
        _hub.Subscribers.ShouldBe(0);
        streams.ForEach(stream => stream.Dispose());
    }

    private static Task<bool> WokenAsync(LiveSubscriber stream) => stream.WaitAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);

    private LiveSubscriber Open(Guid account)
    {
        var stream = new LiveSubscriber(account, clientId: null, ["tickets"]);
        _hub.Add(stream, since: null);
        stream.WaitAsync(TimeSpan.Zero, TestContext.Current.CancellationToken).IsCompletedSuccessfully.ShouldBeTrue();
        stream.Take();
        return stream;
    }
}
