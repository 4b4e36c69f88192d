using ClientPortal.ServiceDefaults.Startup;
using ClientPortal.Web;

return await ServiceRunner.RunAsync(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddPortalWeb();

    var app = builder.Build();
    app.UsePortalWeb();
    app.MapPages();
    await app.RunAsync();
    return 0;
});
