using ClientPortal.Api;
using ClientPortal.Api.Accounts;
using ClientPortal.Api.Attachments;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Cleaning;
using ClientPortal.Api.Clients;
using ClientPortal.Api.Commands;
using ClientPortal.Api.Database;
using ClientPortal.Api.Invoices;
using ClientPortal.Api.Tickets;
using ClientPortal.ServiceDefaults.Startup;

return await ServiceRunner.RunAsync(async () =>
{
    if (await CommandLine.RunAsync(args, Console.Out, Console.Error) is { } exitCode)
    {
        return exitCode;
    }

    var builder = WebApplication.CreateBuilder(args);
    builder.AddPortalApi();
    builder.AddPortalDbContext();
    builder.AddAuth().AddAccounts().AddClients();
    builder.AddTickets().AddInvoices().AddAttachments().AddCleaning();

    var app = builder.Build();
    app.UsePortalApi();
    app.MapTokens();
    var api = app.MapPortalApi();
    api.MapAuth();
    api.MapMe();
    api.MapAccounts();
    api.MapClients();
    api.MapTickets();
    api.MapInvoices();
    api.MapAttachments();

    await app.RunAsync();
    return 0;
});
