using ClientPortal.Api.Jobs;

namespace ClientPortal.Api.Cleaning;

internal static class CleaningSetup
{
    public static WebApplicationBuilder AddCleaning(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CleaningOptions>().BindConfiguration(CleaningOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddRecurringJob<CleanUp>();
        return builder;
    }
}
