using ClientPortal.BotGateway.Bots;
using ClientPortal.BotGateway.Setup;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres.Leases;
using ClientPortal.Postgres.Signals;

namespace ClientPortal.BotGateway.Updates;

/// <summary>
/// The receiving side of the bot: once it is introduced to Telegram, handles its updates whenever this process holds the lease, and
/// fetches them where no webhook brings them. A lease of its own, so that one replica may send while another one handles.
/// </summary>
internal sealed class UpdateSession(
    BotIdentity identity,
    BotIntroduction introduction,
    LeaseFactory leases,
    PostgresListener listener,
    UpdatePump pump,
    UpdatePoller poller,
    BotSetup setup) : BackgroundService
{
    // Before the listener connects: a later subscription costs it a reconnect.
    private readonly PostgresSignal _newUpdates = listener.Subscribe(UpdateStore.WakeChannel);
    private readonly Lease _lease = leases.Create("telegram", $"updates:{identity.BotId}");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await introduction.User.WaitAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        await _lease.RunAsync((held, ends) => WorkAsync(held, ends, stoppingToken), stoppingToken);
    }

    public override void Dispose()
    {
        _newUpdates.Dispose();
        base.Dispose();
    }

    private async Task WorkAsync(HeldLease held, CancellationToken ends, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ends);
        var handling = pump.RunAsync(identity.BotId, held, _newUpdates, either.Token, stopping);
        var receiving = ReceiveAsync(either.Token);
        await Task.WhenAny(handling, receiving);
        if (receiving.IsCompletedSuccessfully)
        {
            // By webhook there is nothing more to do for it.
            await Task.WhenAny(handling);
        }

        // One that broke, or whose turn is over, must not leave the other alone.
        await either.CancelAsync();
        await Task.WhenAll(handling, receiving);
    }

    private Task ReceiveAsync(CancellationToken cancellationToken) => identity.Transport switch
    {
        UpdateTransport.Off => Task.CompletedTask,
        UpdateTransport.Polling => Task.WhenAll(poller.RunAsync(identity.BotId, cancellationToken), setup.RunAsync(cancellationToken)),
        _ => setup.RunAsync(cancellationToken),
    };
}
