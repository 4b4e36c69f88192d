using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClientPortal.Postgres.Migrations;

/// <summary>Migrates in the phase before the others start. A database that is still coming up is waited for.</summary>
internal sealed class MigrationService(Func<ILogger, SqlMigrator> migrator, IReadOnlyList<MigrationSet> sets, TimeProvider time, ILogger<MigrationService> logger)
    : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await migrator(logger).ApplyAsync(sets, cancellationToken);
                return;
            }
            catch (Exception exception) when (DatabaseFaults.IsTransient(exception) && time.GetElapsedTime(started) < Patience)
            {
                logger.DatabaseAwaited(exception);
                await Task.Delay(Backoff.Infrastructure.Delay(attempt), time, cancellationToken);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
