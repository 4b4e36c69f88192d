using ClientPortal.Postgres.Signals;

namespace ClientPortal.Api.Auth.Sessions;

/// <summary>Hears from the database that sessions or accounts have ended, in whichever replica.</summary>
internal sealed class SessionChangeWatch(LiveSessions sessions, PostgresListener listener) : BackgroundService
{
    // Before the listener connects: a later subscription costs it a reconnect.
    private readonly PostgresSignal _changed = listener.Subscribe(LiveSessions.Channel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await _changed.WaitAsync(TimeSpan.FromMinutes(1), stoppingToken))
            {
                sessions.Forget();
            }
        }
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }
}
