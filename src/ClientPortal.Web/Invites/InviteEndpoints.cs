using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.Web.Invites;

/// <summary>
/// A link to set a password, the first or a new one: <c>/invite#token</c>. A script carries what stands behind the <c>#</c> into the form; without
/// one it is pasted. So the token is in no address that a server sees.
/// </summary>
internal static class InviteEndpoints
{
    private const int MaxTokenLength = 200;

    public static IEndpointRouteBuilder MapInvites(this IEndpointRouteBuilder app)
    {
        var invites = app.MapGroup("/invite").AllowAnonymous();
        invites.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
        invites.MapGet("", () => Show(new(null, null, [])));
        invites.MapGet("/password", () => TypedResults.LocalRedirect("/invite"));
        invites.MapPost("", OpenAsync);
        invites.MapPost("/password", AcceptAsync);
        return app;
    }

    private static async Task<IResult> OpenAsync(HttpContext context, [FromForm] string? token, Reader reader, SignInClient portal, CancellationToken cancellationToken)
    {
        var form = new InviteForm(TokenOf(token), null, []);
        if (form.Token is not { Length: > 0 and <= MaxTokenLength } secret)
        {
            return Show(form with { Gone = form.Token is { Length: > 0 } }, StatusCodes.Status422UnprocessableEntity);
        }

        var answer = await portal.InspectInviteAsync(secret, context, cancellationToken);
        return answer.Value is { } account ? Show(form with { Account = account }) : Refused(form, answer.Refusal!, reader);
    }

    private static async Task<IResult> AcceptAsync(
        HttpContext context,
        [FromForm] string? token,
        [FromForm] string? password,
        [FromForm] string? repeated,
        Reader reader,
        Notices notices,
        SignInClient portal,
        PortalSessions sessions,
        CancellationToken cancellationToken)
    {
        var form = new InviteForm(TokenOf(token), null, []);
        if (form.Token is not { Length: > 0 and <= MaxTokenLength } secret)
        {
            return Show(form with { Gone = true }, StatusCodes.Status422UnprocessableEntity);
        }

        var invited = await portal.InspectInviteAsync(secret, context, cancellationToken);
        if (invited.Value is not { } account)
        {
            return Refused(form, invited.Refusal!, reader);
        }

        form = form with { Account = account };
        var broken = PasswordRules.Broken(password ?? "", repeated ?? "", account.UserName);
        if (broken.Count > 0)
        {
            return Show(form with { Errors = [.. broken.Select(rule => reader.Text(rule))] }, StatusCodes.Status422UnprocessableEntity);
        }

        var answer = await portal.AcceptInviteAsync(secret, password!, context, cancellationToken);
        if (answer.Value is not { } signedIn)
        {
            return Refused(form, answer.Refusal!, reader);
        }

        await sessions.BeginAsync(context, signedIn, cancellationToken);
        notices.Leave("Invite_Notice_Done");
        return Pages.SeeOther(context, "/");
    }

    /// <summary>Of a token, or of the whole link.</summary>
    private static string? TokenOf(string? pasted) => pasted?[(pasted.LastIndexOf('#') + 1)..].Trim();

    private static RazorComponentResult<InvitePage> Refused(InviteForm form, PortalRefusal refusal, Reader reader) => refusal.Status == StatusCodes.Status410Gone
        ? Show(form with { Gone = true }, refusal.Status)
        : Show(form with { Errors = [reader.Explain(refusal)] }, refusal.Status);

    private static RazorComponentResult<InvitePage> Show(InviteForm form, int status = StatusCodes.Status200OK) => new(new { Form = form }) { StatusCode = status };
}
