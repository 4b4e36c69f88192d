using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Delivery;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres;
using ClientPortal.Postgres.Leases;
using ClientPortal.Postgres.Signals;

namespace ClientPortal.BotGateway.Bots;

/// <summary>
/// The bot's life in this process: introduces itself to Telegram, becomes the active bot, then sends whenever it holds
/// the lease. While Telegram is away the service stays up and asks again.
/// </summary>
internal sealed class BotSession(
    IBotApi botApi,
    BotIdentity identity,
    BotIntroduction introduction,
    BotRegistry registry,
    LeaseFactory leases,
    PostgresListener listener,
    Dispatcher dispatcher,
    DispatcherStatus status,
    TimeProvider time,
    ILogger<BotSession> logger) : BackgroundService
{
    private static readonly TimeSpan TokenRetry = TimeSpan.FromMinutes(1);

    // Before the listener connects: a later subscription costs it a reconnect.
    private readonly PostgresSignal _newRows = listener.Subscribe(NotificationQueue.WakeChannel);
    private readonly Lease _lease = leases.Create("telegram", $"dispatcher:{identity.BotId}");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var user = await IntroduceAsync(stoppingToken);
            await ActivateAsync(user, stoppingToken);
            introduction.Tell(user);
            logger.BotStarted(user.Username ?? user.FirstName, identity.Mode);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        await _lease.RunAsync((held, ends) => DispatchAsync(held, ends, stoppingToken), stoppingToken);
    }

    public override void Dispose()
    {
        _newRows.Dispose();
        base.Dispose();
    }

    /// <summary>Holds the lease all the while: another process has the same token, and would get the same refusal.</summary>
    private async Task DispatchAsync(HeldLease held, CancellationToken ends, CancellationToken stopping)
    {
        if (status.Unauthorized)
        {
            await IntroduceAsync(ends);
        }

        await dispatcher.RunAsync(identity.BotId, held, _newRows, ends, stopping);
    }

    /// <summary>getMe until Telegram answers it.</summary>
    private async Task<User> IntroduceAsync(CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            var result = await botApi.GetMe(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            switch (result)
            {
                case BotApiResult<User>.Ok { Value: var user }:
                    status.Token(refused: false);
                    return user;
                case BotApiResult<User>.ApiError { Code: 401 or 404, IsForeign: false }:
                    status.Token(refused: true);
                    logger.TokenRefused(identity.BotId, identity.ApiHost);
                    await Task.Delay(TokenRetry, time, cancellationToken);
                    break;
                default:
                    logger.TelegramAwaited(identity.ApiHost, result.ToString());
                    await Task.Delay(Postgres.Backoff.Infrastructure.Delay(failures), time, cancellationToken);
                    break;
            }
        }
    }

    private async Task ActivateAsync(User user, CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                await registry.ActivateAsync(identity.BotId, user.Username ?? "", cancellationToken);
                return;
            }
            catch (Exception fault) when (DatabaseFaults.IsTransient(fault))
            {
                logger.DatabaseAwaited(fault);
                await Task.Delay(Postgres.Backoff.Infrastructure.Delay(failures), time, cancellationToken);
            }
        }
    }
}
