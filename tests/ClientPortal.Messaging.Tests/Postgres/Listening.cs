using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Postgres.Signals;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Postgres;

public sealed class Listening(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task ManyNotificationsWakeOnce()
    {
        await using var service = await TestService.StartAsync(database, broker, _ => { });
        var listener = service.Services.GetRequiredService<PostgresListener>();
        using var signal = listener.Subscribe("many");
        using var last = listener.Subscribe("last");
        (await WaitAsync(last, Long)).ShouldBeTrue("connecting counts as a notification");

        await service.CountAsync("SELECT count(*) FROM (SELECT pg_notify('many', n::text) FROM generate_series(1, 50) AS n) AS sent");
        await service.CountAsync("SELECT count(*) FROM (SELECT pg_notify('last', '')) AS sent");
        (await WaitAsync(last, Long)).ShouldBeTrue();

        (await WaitAsync(signal, Long)).ShouldBeTrue();
        (await WaitAsync(signal, Short)).ShouldBeFalse();
    }

    [Fact]
    public async Task NotificationsOfOtherChannelsWakeNobody()
    {
        await using var service = await TestService.StartAsync(database, broker, _ => { });
        using var mine = service.Services.GetRequiredService<PostgresListener>().Subscribe("mine");
        (await WaitAsync(mine, Long)).ShouldBeTrue();

        await service.CountAsync("SELECT count(*) FROM (SELECT pg_notify('other', '')) AS sent");

        (await WaitAsync(mine, Short)).ShouldBeFalse();
    }

    [Fact]
    public async Task ListeningGoesOnAfterTheSessionWasCut()
    {
        await using var service = await TestService.StartAsync(database, broker, _ => { });
        using var signal = service.Services.GetRequiredService<PostgresListener>().Subscribe("cut");
        (await WaitAsync(signal, Long)).ShouldBeTrue();

        await database.CutSessionsAsync();
        (await WaitAsync(signal, Long)).ShouldBeTrue("what was missed meanwhile is looked for");
        await service.CountAsync("SELECT count(*) FROM (SELECT pg_notify('cut', '')) AS sent");

        (await WaitAsync(signal, Long)).ShouldBeTrue();
    }

    private static Task<bool> WaitAsync(PostgresSignal signal, TimeSpan limit) => signal.WaitAsync(limit, TestContext.Current.CancellationToken);
}
