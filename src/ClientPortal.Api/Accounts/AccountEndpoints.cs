using ClientPortal.Api.Accounts.Invites;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Company;
using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Database;
using ClientPortal.Api.Idempotency;
using ClientPortal.Api.Problems;
using ClientPortal.Contracts;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Accounts;

/// <summary>Accounts of staff and administrators, kept by administrators in person, not through a service that acts for them.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").RequireAuthorization(PortalPolicies.Admin, AuthSetup.OwnSession).WithTags("Accounts");
        accounts.MapGet("/", AccountList.ReadAsync).WithSummary("All accounts, clients' included");
        accounts.MapPost("/", CreateAsync).WithIdempotency(secret: "invite").WithSummary("Create a staff member's or an administrator's account")
            .Refuses(409, AccountCodes.UserNameTaken);
        accounts.MapGet("/{id:guid}", ReadAsync).WithName("ReadAccount").WithSummary("One account");
        accounts.MapPut("/{id:guid}", ChangeAsync).WithSummary("Change name, role, language and time zone").Refuses(409, AccountCodes.RoleFixed, AccountCodes.LastAdmin);
        accounts.MapPost("/{id:guid}/deactivate", DeactivateAsync).WithSummary("No sign-in any more; ends all sessions")
            .Refuses(409, AccountCodes.AlreadyInactive, AccountCodes.OwnAccount, AccountCodes.LastAdmin).Refuses(412, RequestCodes.PreconditionFailed);
        accounts.MapPost("/{id:guid}/reactivate", ReactivateAsync).WithSummary("Allow to sign in again").Refuses(409, AccountCodes.AlreadyActive).Refuses(412, RequestCodes.PreconditionFailed);
        accounts.MapPost("/{id:guid}/invite", InviteAsync).WithSummary("A link to set the password, once, within 72 hours").Refuses(409, AccountCodes.Inactive);
        api.MapGet("/staff", AccountList.ReadStaffAsync).RequireAuthorization(PortalPolicies.Staff).WithTags("Accounts").WithSummary("Active colleagues, to assign tickets to");
    }

    private static async Task<CreatedAtRoute<CreatedAccount>> CreateAsync(
        CreateAccountRequest request, CurrentAccount me, AccountService accounts, InviteService invites, PortalDbContext db, IOptions<CompanyOptions> company, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var profile = new AccountProfile(request.Name.Trim(), request.Language ?? "en", request.TimeZone ?? company.Value.TimeZone);
        var (account, created) = Account.OpenStaff(Guid.CreateVersion7(now), request.UserName, request.Role!.Value, profile, me.Actor, now);
        var invite = await db.InTransactionAsync(
            async ct =>
            {
                await accounts.AddAsync(account, created);
                return await invites.CreateAsync(account, me.Id, ct);
            },
            cancellationToken);
        return TypedResults.CreatedAtRoute(new CreatedAccount(AccountDetails.Of(account), invite), "ReadAccount", new { id = account.Id });
    }

    private static async Task<Results<Ok<AccountDetails>, NotFound>> ReadAsync(Guid id, PortalDbContext db, CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id, cancellationToken) is { } account
            ? TypedResults.Ok(AccountDetails.Of(account))
            : TypedResults.NotFound();

    private static Task<Results<Ok<AccountDetails>, NotFound>> ChangeAsync(
        Guid id, ChangeAccountRequest request, IfMatch ifMatch, CurrentAccount me, AccountService accounts, PortalDbContext db, CancellationToken cancellationToken) =>
        WithStaffAccountAsync(
            id,
            db,
            (account, ct) =>
            {
                ifMatch.Check(account.VersionWithPassword);
                return accounts.ChangeAsync(account, new AccountProfile(request.Name.Trim(), request.Language, request.TimeZone), request.Role!.Value, me.Actor, ct);
            },
            cancellationToken);

    private static Task<Results<Ok<AccountDetails>, NotFound>> DeactivateAsync(Guid id, CurrentAccount me, AccountService accounts, PortalDbContext db, CancellationToken cancellationToken) =>
        WithStaffAccountAsync(id, db, (account, ct) => accounts.DeactivateAsync(account, me.Actor, ct), cancellationToken);

    private static Task<Results<Ok<AccountDetails>, NotFound>> ReactivateAsync(Guid id, CurrentAccount me, AccountService accounts, PortalDbContext db, CancellationToken cancellationToken) =>
        WithStaffAccountAsync(id, db, (account, ct) => accounts.ReactivateAsync(account, me.Actor, ct), cancellationToken);

    private static async Task<Results<Ok<InviteLink>, NotFound>> InviteAsync(Guid id, CurrentAccount me, InviteService invites, PortalDbContext db, CancellationToken cancellationToken) =>
        await db.Users.SingleOrDefaultAsync(account => account.Id == id, cancellationToken) is { } account
            ? TypedResults.Ok(await invites.CreateAsync(account, me.Id, cancellationToken))
            : TypedResults.NotFound();

    // Clients' accounts follow their client: /api/clients changes both together.
    private static Task<Results<Ok<AccountDetails>, NotFound>> WithStaffAccountAsync(Guid id, PortalDbContext db, Func<Account, CancellationToken, Task> change, CancellationToken cancellationToken) =>
        db.InTransactionAsync<Results<Ok<AccountDetails>, NotFound>>(
            async ct =>
            {
                if (await db.Users.SingleOrDefaultAsync(candidate => candidate.Id == id && candidate.Role != AccountRole.Client, ct) is not { } account)
                {
                    return TypedResults.NotFound();
                }

                await change(account, ct);
                return TypedResults.Ok(AccountDetails.Of(account));
            },
            cancellationToken);
}
