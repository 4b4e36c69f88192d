using ClientPortal.Api;
using ClientPortal.Api.Accounts;
using ClientPortal.Api.Accounts.Invites;
using ClientPortal.Api.Attachments;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Auth.Keys;
using ClientPortal.Api.Auth.OAuth;
using ClientPortal.Api.Clients;
using ClientPortal.Api.Database;
using ClientPortal.Api.Invoices;
using ClientPortal.Api.Tickets;
using ClientPortal.ServiceDefaults.Startup;

return await ServiceRunner.RunAsync(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddPortalApi();
    builder.AddPortalDbContext();
    builder.AddAuth().AddAccounts().AddClients();
    builder.AddTickets().AddInvoices().AddAttachments();

    var app = builder.Build();
    app.UsePortalApi();
    app.MapKeys();
    app.MapTokenEndpoint();
    var api = app.MapPortalApi();
    api.MapAuth();
    api.MapInvites();
    api.MapMe();
    api.MapAccounts();
    api.MapClients();
    api.MapTickets();
    api.MapInvoices();
    api.MapAttachments();

    await app.RunAsync();
    return 0;
});
