namespace ClientPortal.Api.Idempotency;

internal static class IdempotencySetup
{
    public static WebApplicationBuilder AddIdempotency(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IdempotencyStore>();
        return builder;
    }
}
