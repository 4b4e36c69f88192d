using ClientPortal.Messaging.Parked;
using ClientPortal.Notifications;
using ClientPortal.ServiceDefaults;
using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.ServiceDefaults.Startup;

return await ServiceRunner.RunAsync(async () =>
{
    if (UnknownVerb.Explain(args) is { } sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return UnknownVerb.ExitCode;
    }

    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults();
    builder.AddPortalAuthentication();
    builder.AddNotifications();

    var app = builder.Build();
    app.UseServiceDefaults();
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapServiceDefaults();
    app.MapParkedMessages(PortalPolicies.Admin);
    await app.RunAsync();
    return 0;
});
