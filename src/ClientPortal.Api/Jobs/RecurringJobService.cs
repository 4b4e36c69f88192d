using System.Diagnostics;

namespace ClientPortal.Api.Jobs;

/// <summary>Runs a job at the start and then again and again. A failed turn is logged and tried again soon.</summary>
internal sealed class RecurringJobService<TJob>(IServiceScopeFactory scopes, TimeProvider time, ILogger<TJob> logger) : BackgroundService
    where TJob : IRecurringJob
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private static readonly ActivitySource Source = new("ClientPortal.Api.Jobs");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(await TurnAsync(stoppingToken), time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.JobStopped(typeof(TJob).Name);
        }
    }

    /// <summary>One turn.</summary>
    /// <returns>How long to wait for the next turn.</returns>
    private async Task<TimeSpan> TurnAsync(CancellationToken cancellationToken)
    {
        using var activity = Source.StartActivity(typeof(TJob).Name);
        await using var scope = scopes.CreateAsyncScope();
        var job = scope.ServiceProvider.GetRequiredService<TJob>();
        try
        {
            await job.RunAsync(cancellationToken);
            return job.Interval;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            logger.JobFailed(exception, typeof(TJob).Name);
            return job.Interval < AfterFailure ? job.Interval : AfterFailure;
        }
    }
}
