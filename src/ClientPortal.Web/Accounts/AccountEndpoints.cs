using System.Globalization;
using ClientPortal.Contracts;
using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Invites;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Sessions;
using ClientPortal.Web.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.Web.Accounts;

/// <summary>Accounts of staff and administrators; for administrators.</summary>
internal static class AccountEndpoints
{
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup("/accounts").RequireAuthorization(PortalPolicies.Admin);
        accounts.MapGet("", ListAsync);
        accounts.MapGet("/new", (Reader reader) => new RazorComponentResult<NewAccountPage>(new { Form = AccountForm.Empty(reader.Words.Language, reader.Account!.TimeZone) }));
        accounts.MapPost("/new", CreateAsync);
        accounts.MapGet("/{id:guid}", ShowAsync);
        accounts.MapPost("/{id:guid}", SaveAsync);
        accounts.MapGet("/{id:guid}/state", StateAsync);
        new SignInActions<AccountView>("accounts", "Account", ReadAccountAsync, (account, link) => new RazorComponentResult<AccountLinkPage>(new { Account = account, Link = link })).Map(accounts);
        return app;
    }

    /// <summary>Null where there is none, or it is a client's: that stands with its client.</summary>
    private static async Task<AccountView?> ReadAccountAsync(this PortalClient portal, Guid id, CancellationToken cancellationToken) =>
        await portal.FindAsync<AccountView>($"api/accounts/{id}", cancellationToken) is { Role: not AccountRole.Client } account ? account : null;

    /// <summary>The list; of it alone, where htmx asks for it.</summary>
    private static async Task<IResult> ListAsync(HttpContext context, string? show, string? q, string? cursor, PortalClient portal, CancellationToken cancellationToken)
    {
        var filter = AccountFilter.Of(show, q, cursor);
        if (await portal.FindPageAsync<AccountView>(filter.Query, mayBeRefused: filter is not { Cursor: null, Q: null }, cancellationToken) is not { } page)
        {
            // An old cursor, or words that cannot be looked for: the list from its beginning.
            return TypedResults.LocalRedirect((filter with { Cursor = null, Q = filter.Cursor is null ? null : filter.Q }).Address);
        }

        return Pages.WantsPart(context)
            ? new RazorComponentResult<AccountList>(new { Filter = filter, Page = page })
            : new RazorComponentResult<AccountsPage>(new { Filter = filter, Page = page });
    }

    private static async Task<IResult> CreateAsync([FromForm] string? key, IFormCollection form, Reader reader, PortalClient portal, CancellationToken cancellationToken)
    {
        // Only an account that there is has a version.
        var typed = AccountForm.Of(form) with { Version = null };
        if (typed.Incomplete(creates: true, reader) is { } incomplete)
        {
            return Pages.Refused<NewAccountPage>(new { Form = incomplete });
        }

        var answer = await portal.SendAsync<CreatedAccount>(HttpMethod.Post, "api/accounts", typed.Body(creates: true), cancellationToken, new(Key: key));
        return answer.Value is { } created
            ? new RazorComponentResult<AccountLinkPage>(new { created.Account, Link = created.Invite, IsNew = true })
            : Pages.Refused<NewAccountPage>(new { Form = typed.Refused(answer.Refusal!, reader) });
    }

    private static async Task<IResult> ShowAsync(Guid id, PortalClient portal, CancellationToken cancellationToken) =>
        await portal.ReadAccountAsync(id, cancellationToken) is { } account
            ? new RazorComponentResult<AccountPage>(new { Account = account, Form = AccountForm.Of(account) })
            : TypedResults.NotFound();

    private static async Task<IResult> StateAsync(HttpContext context, Guid id, PortalClient portal, CancellationToken cancellationToken)
    {
        if (!Pages.WantsPart(context))
        {
            return TypedResults.LocalRedirect($"/accounts/{id}");
        }

        return await portal.ReadAccountAsync(id, cancellationToken) is { } account ? new RazorComponentResult<AccountState>(new { Account = account }) : TypedResults.NotFound();
    }

    private static async Task<IResult> SaveAsync(
        HttpContext context, Guid id, IFormCollection form, Reader reader, Notices notices, PortalClient portal, PortalSessions sessions, CancellationToken cancellationToken)
    {
        if (await portal.ReadAccountAsync(id, cancellationToken) is not { } now)
        {
            return TypedResults.NotFound();
        }

        var typed = AccountForm.Of(form);
        if (typed.Incomplete(creates: false, reader) is { } incomplete)
        {
            return Pages.Refused<AccountPage>(new { Account = now, Form = incomplete });
        }

        var answer = await portal.SendAsync<AccountView>(HttpMethod.Put, $"api/accounts/{id}", typed.Body(creates: false), cancellationToken, new(typed.Version));
        if (answer.Refusal is { } refusal)
        {
            typed = typed.Refused(refusal, reader);
            if (refusal.IsConflict)
            {
                now = await portal.RequireAsync<AccountView>($"api/accounts/{id}", cancellationToken);
                typed = typed with { Current = now, Version = now.Version.ToString(CultureInfo.InvariantCulture) };
            }

            return Pages.Refused<AccountPage>(new { Account = now, Form = typed });
        }

        await sessions.RenewSoonAsync(id, cancellationToken);
        notices.Leave("Account_Notice_Saved", typed.Draft(id));
        // An administrator who made himself staff sees no accounts any more.
        return Pages.SeeOther(context, id == reader.Account!.Id && answer.Value!.Role != AccountRole.Admin ? "/" : $"/accounts/{id}");
    }
}
