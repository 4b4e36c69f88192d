using ClientPortal.Api.Auth;
using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Database;
using ClientPortal.Api.Problems;
using ClientPortal.Api.Validation;
using ClientPortal.Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Accounts;

/// <summary>The caller's own account; also through the bot, which changes language and time zone.</summary>
internal static class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me");
        me.MapGet("/", ReadAsync).WithSummary("The signed-in account");
        me.MapPut("/", ChangeAsync).WithSummary("Change name, language or time zone; what is left out stays. If-Match is honoured when sent.")
            .Refuses(403, AccountCodes.NameManagedByStaff);
    }

    private static async Task<Ok<MyAccount>> ReadAsync(CurrentAccount me, PortalDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(MyAccount.Of(await db.Users.AsNoTracking().SingleAsync(account => account.Id == me.Id, cancellationToken)));

    private static async Task<Ok<MyAccount>> ChangeAsync(ChangeMeRequest request, OptionalIfMatch ifMatch, CurrentAccount me, PortalDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleAsync(candidate => candidate.Id == me.Id, cancellationToken);
        ifMatch.Check(account.Version);
        var name = request.Name?.Trim() ?? account.Name;
        if (!me.IsStaff && !string.Equals(name, account.Name, StringComparison.Ordinal))
        {
            throw new DomainRuleException(AccountCodes.NameManagedByStaff, "The company's name is kept by the staff. Ask them to change it.", StatusCodes.Status403Forbidden);
        }

        var profile = new AccountProfile(name, request.Language ?? account.Language, request.TimeZone ?? account.TimeZone);
        if (account.Change(profile, account.Role, me.Actor, time.GetUtcNow()) is { } changed)
        {
            db.AddEvent(changed);
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.Ok(MyAccount.Of(account));
    }
}

/// <summary>What the caller changes about himself; null leaves it as it is.</summary>
/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
/// <param name="TimeZone">IANA name, for example <c>Europe/Moscow</c>.</param>
public sealed record ChangeMeRequest([PlainText(200, SingleLine = true)] string? Name, [Language] string? Language, [TimeZoneName] string? TimeZone);
