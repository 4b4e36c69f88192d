using ClientPortal.Api.Accounts;
using ClientPortal.Api.Accounts.Invites;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Company;
using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Clients;

/// <summary>Keeps a company and its account in step, in one transaction.</summary>
internal sealed class ClientService(PortalDbContext db, AccountService accounts, InviteService invites, CurrentAccount me, IOptions<CompanyOptions> company, TimeProvider time)
{
    private const string DefaultLanguage = "ru";

    public Task<CreatedClient> CreateAsync(CreateClientRequest request, CancellationToken cancellationToken) => db.InTransactionAsync(
        async ct =>
        {
            var now = time.GetUtcNow();
            var client = Client.Open(Guid.CreateVersion7(now), request.Details, now);
            db.Add(client);
            await db.SaveChangesAsync(ct);
            var profile = new AccountProfile(client.Name, request.Language ?? DefaultLanguage, request.TimeZone ?? company.Value.TimeZone);
            var (account, created) = Account.OpenClient(Guid.CreateVersion7(now), request.UserName, client.Id, profile, me.Actor, now);
            await accounts.AddAsync(account, created);
            return new CreatedClient(ClientView.Of(client, account), await invites.CreateAsync(account, me.Id, ct));
        },
        cancellationToken);

    /// <summary>Null when there is no such client.</summary>
    public Task<ClientView?> ChangeAsync(Guid id, ChangeClientRequest request, IfMatch ifMatch, CancellationToken cancellationToken) => WithAsync(
        id,
        async (client, account, ct) =>
        {
            ifMatch.Check(ClientView.VersionOf(client, account));
            client.Change(request.Details, time.GetUtcNow());
            await accounts.ChangeAsync(account, new(client.Name, request.Language, request.TimeZone), AccountRole.Client, me.Actor, ct);
        },
        cancellationToken);

    /// <inheritdoc cref="ChangeAsync"/>
    public Task<ClientView?> DeactivateAsync(Guid id, CancellationToken cancellationToken) => WithAsync(
        id,
        async (client, account, ct) =>
        {
            client.SetActive(false, time.GetUtcNow());
            await accounts.DeactivateAsync(account, me.Actor, ct);
        },
        cancellationToken);

    /// <inheritdoc cref="ChangeAsync"/>
    public Task<ClientView?> ReactivateAsync(Guid id, CancellationToken cancellationToken) => WithAsync(
        id,
        async (client, account, ct) =>
        {
            client.SetActive(true, time.GetUtcNow());
            await accounts.ReactivateAsync(account, me.Actor, ct);
        },
        cancellationToken);

    /// <summary>A new link for the client's account; null when there is no such client.</summary>
    public async Task<InviteLink?> InviteAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Users.SingleOrDefaultAsync(account => account.ClientId == id, cancellationToken) is { } account
            ? await invites.CreateAsync(account, me.Id, cancellationToken)
            : null;

    private Task<ClientView?> WithAsync(Guid id, Func<Client, Account, CancellationToken, Task> change, CancellationToken cancellationToken) => db.InTransactionAsync(
        async ct =>
        {
            if (await db.Set<Client>().SingleOrDefaultAsync(candidate => candidate.Id == id, ct) is not { } client)
            {
                return null;
            }

            var account = await db.Users.SingleAsync(candidate => candidate.ClientId == id, ct);
            await change(client, account, ct);
            await db.SaveChangesAsync(ct);
            return ClientView.Of(client, account);
        },
        cancellationToken);
}
