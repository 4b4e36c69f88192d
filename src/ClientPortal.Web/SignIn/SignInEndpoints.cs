using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.Web.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    private const string Path = "/sign-in";

    /// <summary>How long the Api may keep somebody waiting who is signed out here already.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Page).AllowAnonymous();
        app.MapPost(Path, SignInAsync).AllowAnonymous();
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous().WithMetadata(new WithoutSession());
        return app;
    }

    /// <summary>The sign-in that leads on to a page.</summary>
    public static string Address(string returnTo) => LocalAddress.Of(returnTo) is var local and not "/" ? $"{Path}?returnTo={Uri.EscapeDataString(local)}" : Path;

    private static IResult Page(Reader reader, string? returnTo) =>
        reader.Account is null ? Show(new SignInForm(null, LocalAddress.Of(returnTo), null)) : TypedResults.LocalRedirect(LocalAddress.Of(returnTo));

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        [FromForm] string? userName,
        [FromForm] string? password,
        [FromForm] string? returnTo,
        Reader reader,
        SignInClient portal,
        PortalSessions sessions,
        CancellationToken cancellationToken)
    {
        var form = new SignInForm(userName, LocalAddress.Of(returnTo), null);
        if (string.IsNullOrWhiteSpace(userName) || string.IsNullOrEmpty(password))
        {
            return Show(form with { Error = reader.Text("SignIn_Missing") }, StatusCodes.Status400BadRequest);
        }

        var answer = await portal.SignInAsync(userName.Trim(), password, context, cancellationToken);
        if (answer.Value is not { } signedIn)
        {
            return Show(form with { Error = Explain(answer.Refusal!, reader) }, answer.Refusal!.Status);
        }

        await sessions.BeginAsync(context, signedIn, cancellationToken);
        return TypedResults.LocalRedirect(form.ReturnTo);
    }

    private static async Task<RedirectHttpResult> SignOutAsync(
        HttpContext context, SignInClient portal, PortalSessions sessions, TimeProvider time, ILogger<SignInClient> logger, CancellationToken cancellationToken)
    {
        if (SessionCookie.Read(context.Request) is { } id)
        {
            var session = await sessions.EndAsync(id, cancellationToken);
            SessionCookie.Remove(context);
            if (session is not null)
            {
                try
                {
                    using var limit = new CancellationTokenSource(Patience, time);
                    await EndAtTheApiAsync(session, Browser.Of(context), portal, limit.Token);
                }
                catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
                {
                    // Signed out here all the same: nobody has the tokens any more.
                    logger.SignedOutHereAlone(away);
                }
            }
        }

        return TypedResults.LocalRedirect(Path);
    }

    private static async Task EndAtTheApiAsync(SessionContent session, Browser browser, SignInClient portal, CancellationToken cancellationToken)
    {
        if (!await portal.SignOutAsync(session.AccessToken, cancellationToken) && await portal.RefreshAsync(session.RefreshToken, browser, cancellationToken) is { } renewed)
        {
            await portal.SignOutAsync(renewed.AccessToken, cancellationToken);
        }
    }

    private static string Explain(PortalRefusal refusal, Reader reader) => refusal switch
    {
        { Code: "locked_out", RetryAfter: { } wait } => reader.Words.Counted("SignIn_LockedOut", (int)Math.Ceiling(wait.TotalMinutes)),
        { Status: StatusCodes.Status429TooManyRequests } => reader.Text("SignIn_TooMany"),
        _ => reader.Text("SignIn_Wrong"),
    };

    private static RazorComponentResult<SignInPage> Show(SignInForm form, int status = StatusCodes.Status200OK) => new(new { Form = form }) { StatusCode = status };
}

/// <summary>What the sign-in shows.</summary>
/// <param name="Error">What is wrong with what was sent; null for nothing.</param>
public sealed record SignInForm(string? UserName, string ReturnTo, string? Error);
