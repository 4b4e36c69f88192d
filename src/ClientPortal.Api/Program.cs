using ClientPortal.Api;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Database;
using ClientPortal.ServiceDefaults.Startup;

return await ServiceRunner.RunAsync(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddPortalApi();
    builder.AddPortalDbContext();
    builder.AddAuth();

    var app = builder.Build();
    app.UsePortalApi();
    var api = app.MapPortalApi();
    await app.RunAsync();
    return 0;
});
