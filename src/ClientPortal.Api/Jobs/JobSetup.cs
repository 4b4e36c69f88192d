namespace ClientPortal.Api.Jobs;

internal static class JobSetup
{
    public static IServiceCollection AddRecurringJob<TJob>(this IServiceCollection services)
        where TJob : class, IRecurringJob => services.AddScoped<TJob>().AddHostedService<RecurringJobService<TJob>>();
}
