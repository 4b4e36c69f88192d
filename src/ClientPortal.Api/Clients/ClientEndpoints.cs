using ClientPortal.Api.Accounts;
using ClientPortal.Api.Accounts.Invites;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Database;
using ClientPortal.Api.Idempotency;
using ClientPortal.Api.Problems;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Clients;

/// <summary>Client companies, kept by staff. A client reads its own.</summary>
internal static class ClientEndpoints
{
    public static WebApplicationBuilder AddClients(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ClientService>();
        return builder;
    }

    public static void MapClients(this IEndpointRouteBuilder api)
    {
        api.MapGet("/clients/{id:guid}", ReadAsync).WithName("ReadClient").WithTags("Clients").WithSummary("One client; a client reads its own alone");
        var clients = api.MapGroup("/clients").RequireAuthorization(PortalPolicies.Staff).WithTags("Clients");
        clients.MapGet("/", ClientList.ReadAsync).WithSummary("Clients, with search and sort");
        // Clients' accounts come and go with them: nothing for a service that acts for somebody.
        var kept = clients.MapGroup("").RequireAuthorization(AuthSetup.OwnSession);
        kept.MapPost("/", CreateAsync).WithIdempotency(secret: "invite").WithSummary("Create a client company with its account")
            .Refuses(409, AccountCodes.UserNameTaken);
        kept.MapPut("/{id:guid}", ChangeAsync).WithSummary("Change a client");
        kept.MapPost("/{id:guid}/deactivate", DeactivateAsync).WithSummary("The client may not sign in any more")
            .Refuses(409, AccountCodes.AlreadyInactive).Refuses(412, RequestCodes.PreconditionFailed);
        kept.MapPost("/{id:guid}/reactivate", ReactivateAsync).WithSummary("The client may sign in again")
            .Refuses(409, AccountCodes.AlreadyActive).Refuses(412, RequestCodes.PreconditionFailed);
        kept.MapPost("/{id:guid}/invite", InviteAsync).WithSummary("A link to set the client's password, once, within 72 hours").Refuses(409, AccountCodes.Inactive);
    }

    private static async Task<Results<Ok<ClientView>, NotFound>> ReadAsync(Guid id, CurrentAccount me, PortalDbContext db, CancellationToken cancellationToken)
    {
        var row = await db.Set<Client>().AsNoTracking()
            .Where(client => client.Id == id && (me.IsStaff || client.Id == me.ClientId))
            .Join(db.Users, client => client.Id, account => account.ClientId, (client, account) => new { client, account })
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? TypedResults.NotFound() : TypedResults.Ok(ClientView.Of(row.client, row.account));
    }

    private static async Task<CreatedAtRoute<CreatedClient>> CreateAsync(CreateClientRequest request, ClientService clients, CancellationToken cancellationToken)
    {
        var created = await clients.CreateAsync(request, cancellationToken);
        return TypedResults.CreatedAtRoute(created, "ReadClient", new { id = created.Client.Id });
    }

    private static async Task<Results<Ok<ClientView>, NotFound>> ChangeAsync(Guid id, ChangeClientRequest request, IfMatch ifMatch, ClientService clients, CancellationToken cancellationToken) =>
        OkOrNotFound(await clients.ChangeAsync(id, request, ifMatch, cancellationToken));

    private static async Task<Results<Ok<ClientView>, NotFound>> DeactivateAsync(Guid id, ClientService clients, CancellationToken cancellationToken) =>
        OkOrNotFound(await clients.DeactivateAsync(id, cancellationToken));

    private static async Task<Results<Ok<ClientView>, NotFound>> ReactivateAsync(Guid id, ClientService clients, CancellationToken cancellationToken) =>
        OkOrNotFound(await clients.ReactivateAsync(id, cancellationToken));

    private static async Task<Results<Ok<InviteLink>, NotFound>> InviteAsync(Guid id, ClientService clients, CancellationToken cancellationToken) =>
        OkOrNotFound(await clients.InviteAsync(id, cancellationToken));

    private static Results<Ok<T>, NotFound> OkOrNotFound<T>(T? found)
        where T : class => found is null ? TypedResults.NotFound() : TypedResults.Ok(found);
}
