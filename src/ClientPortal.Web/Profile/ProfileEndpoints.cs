using System.Globalization;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Invites;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.Web.Profile;

/// <summary>One's own account: name, language and time zone; the password; where it is signed in.</summary>
internal static class ProfileEndpoints
{
    public static IEndpointRouteBuilder MapProfile(this IEndpointRouteBuilder app)
    {
        app.MapGet("/profile", ShowAsync);
        app.MapPost("/profile", SaveAsync);
        app.MapGet("/profile/password", () => new RazorComponentResult<PasswordPage>(new { Errors = PasswordErrors.None }));
        app.MapPost("/profile/password", ChangePasswordAsync);
        app.MapGet("/profile/sessions", SessionsAsync);
        app.MapPost("/profile/sessions/{id:guid}/end", EndSessionAsync);
        app.MapPost("/profile/sessions/end-others", EndOthersAsync);
        return app;
    }

    private static async Task<RazorComponentResult<ProfilePage>> ShowAsync(PortalClient portal, CancellationToken cancellationToken) =>
        new(new { Form = ProfileForm.Of(await portal.RequireAsync<MyAccount>("api/me", cancellationToken)) });

    private static async Task<IResult> SaveAsync(
        HttpContext context,
        [FromForm] string? name,
        [FromForm] string? language,
        [FromForm] string? timeZone,
        [FromForm] string? version,
        Reader reader,
        Notices notices,
        PortalClient portal,
        PortalSessions sessions,
        CancellationToken cancellationToken)
    {
        var me = reader.Account!;
        var form = new ProfileForm(me.UserName, me.IsClient ? me.Name : (name ?? "").Trim(), me.IsClient, language is "ru" ? "ru" : "en", timeZone ?? me.TimeZone, version ?? "");
        if (form.Name.Length == 0)
        {
            return Pages.Refused<ProfilePage>(new { Form = form with { NameError = reader.Text("Form_Required") } });
        }

        // A client's name is not sent: staff may have changed it meanwhile, which is no change of the client's.
        var answer = await portal.SendAsync<MyAccount>(
            HttpMethod.Put, "api/me", new { name = me.IsClient ? null : form.Name, language = form.Language, timeZone = form.TimeZone }, cancellationToken, new(form.Version));
        if (answer.Refusal is { } refusal)
        {
            form = form with { Error = reader.Explain(refusal), NameError = refusal.Fields?.Contains("name") is true ? reader.Text("Form_Invalid") : null };
            if (refusal.IsConflict)
            {
                var now = await portal.RequireAsync<MyAccount>("api/me", cancellationToken);
                form = form with { Current = now, Version = now.Version.ToString(CultureInfo.InvariantCulture), Name = me.IsClient ? now.Name : form.Name };
            }

            return Pages.Refused<ProfilePage>(new { Form = form });
        }

        await sessions.RenewSoonAsync(me.Id, cancellationToken);
        // What was chosen in this browser would hide the language that was chosen just now.
        context.Response.Cookies.Delete(Reader.LanguageCookie, new() { Path = "/" });
        notices.Leave("Profile_Notice_Saved");
        return Pages.SeeOther(context, "/profile");
    }

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext context,
        [FromForm] string? current,
        [FromForm] string? password,
        [FromForm] string? repeated,
        Reader reader,
        Notices notices,
        PortalClient portal,
        CancellationToken cancellationToken)
    {
        var broken = PasswordRules.Broken(password ?? "", repeated ?? "", reader.Account!.UserName);
        if (broken.Count > 0 || string.IsNullOrEmpty(current))
        {
            return Refused(new(string.IsNullOrEmpty(current) ? reader.Text("Form_Required") : null, [.. broken.Select(rule => reader.Text(rule))], null));
        }

        var refusal = await portal.SendAsync(HttpMethod.Post, "api/auth/password", new { currentPassword = current, newPassword = password }, cancellationToken);
        if (refusal is not null)
        {
            var why = reader.Explain(refusal);
            return Refused(refusal.Code switch
            {
                "wrong_password" => new(why, [], null),
                "password_too_weak" => new(null, [why], null),
                _ => new(null, [], why),
            });
        }

        notices.Leave("Profile_Notice_Password");
        return Pages.SeeOther(context, "/profile/password");

        static IResult Refused(PasswordErrors errors) => Pages.Refused<PasswordPage>(new { Errors = errors });
    }

    private static async Task<RazorComponentResult<SessionsPage>> SessionsAsync(PortalClient portal, CancellationToken cancellationToken)
    {
        IReadOnlyList<AccountSession> sessions = await portal.RequireAsync<List<AccountSession>>("api/auth/sessions", cancellationToken);
        return new(new { Sessions = sessions });
    }

    private static async Task<IResult> EndSessionAsync(HttpContext context, Guid id, IFormCollection form, Notices notices, PortalClient portal, CancellationToken cancellationToken)
    {
        var refusal = await portal.SendAsync(HttpMethod.Delete, $"api/auth/sessions/{id}", null, cancellationToken);
        if (refusal is not null)
        {
            return TypedResults.NotFound();
        }

        notices.Leave("Profile_Notice_SessionEnded");
        return Pages.SeeOther(context, "/profile/sessions");
    }

    private static async Task<IResult> EndOthersAsync(HttpContext context, IFormCollection form, Notices notices, PortalClient portal, CancellationToken cancellationToken)
    {
        _ = form;
        if (await portal.SendAsync(HttpMethod.Delete, "api/auth/sessions", null, cancellationToken) is { } refusal)
        {
            throw new HttpRequestException($"The Api refused to end sessions with {refusal.Status} {refusal.Code}.");
        }

        notices.Leave("Profile_Notice_SessionsEnded");
        return Pages.SeeOther(context, "/profile/sessions");
    }
}
