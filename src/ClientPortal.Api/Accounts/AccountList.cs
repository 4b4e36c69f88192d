using System.ComponentModel.DataAnnotations;
using ClientPortal.Api.Database;
using ClientPortal.Api.Json;
using ClientPortal.Api.Paging;
using ClientPortal.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Accounts;

/// <summary>Lists of accounts, youngest first.</summary>
internal static class AccountList
{
    private const string Order = "created_desc";

    public static async Task<Ok<Page<AccountDetails>>> ReadAsync(
        [AsParameters] AccountFilter filter, [AsParameters] PageRequest page, PortalDbContext db, CancellationToken cancellationToken)
    {
        var accounts = filter.Apply(db.Users.AsNoTracking());
        if (page.After<Key>(Order) is { } after)
        {
            // Callers may make up a cursor; Npgsql takes times in UTC alone.
            var created = after.CreatedAt.ToUniversalTime();
            accounts = accounts.Where(account => EF.Functions.LessThan(ValueTuple.Create(account.CreatedAt, account.Id), ValueTuple.Create(created, after.Id)));
        }

        var rows = await accounts
            .OrderByDescending(account => account.CreatedAt).ThenByDescending(account => account.Id)
            .Take(page.Size + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(Page.Cut(rows, page.Size, Order, row => new Key(row.CreatedAt, row.Id), AccountDetails.Of));
    }

    public static async Task<Ok<List<StaffMember>>> ReadStaffAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(await db.Users.AsNoTracking()
            .Where(account => account.Active && account.Role != AccountRole.Client)
            .OrderBy(account => account.Name).ThenBy(account => account.Id)
            .Select(account => new StaffMember(account.Id, account.Name, account.Role))
            .ToListAsync(cancellationToken));

    private sealed record Key(DateTimeOffset CreatedAt, Guid Id);
}

/// <summary>Which accounts.</summary>
/// <param name="Q">Part of the name or the user name.</param>
/// <param name="Role">One or several, repeated: <c>role=staff&amp;role=admin</c>. All without it.</param>
public sealed record AccountFilter([property: StringLength(100)] string? Q, [property: MaxLength(3)] Choice<AccountRole>[]? Role, bool? Active)
{
    internal IQueryable<Account> Apply(IQueryable<Account> accounts)
    {
        if (Q?.Trim() is { Length: > 0 } text)
        {
            var pattern = $"%{LikePattern.Escape(text)}%";
            accounts = accounts.Where(account => EF.Functions.ILike(account.Name, pattern, "\\") || EF.Functions.ILike(account.UserName!, pattern, "\\"));
        }

        if (Role is { Length: > 0 })
        {
            var roles = Role.Select(choice => choice.Value).ToArray();
            accounts = accounts.Where(account => roles.Contains(account.Role));
        }

        return Active is { } active ? accounts.Where(account => account.Active == active) : accounts;
    }
}
