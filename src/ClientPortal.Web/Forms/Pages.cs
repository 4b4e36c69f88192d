using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Web.Forms;

/// <summary>Answers of the screens' endpoints.</summary>
internal static class Pages
{
    /// <summary>A text of several lines as it was typed: browsers send CR LF for each line's end, the portal keeps LF, as Telegram does.</summary>
    public static string Lines(this IFormCollection form, string name) => form[name].ToString().ReplaceLineEndings("\n");

    /// <summary>The page (or part) again, with what was typed and what is wrong with it. htmx exchanges it like a good answer.</summary>
    public static RazorComponentResult<T> Refused<T>(object parameters)
        where T : IComponent => new(parameters) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    /// <summary>A question: as a dialog where htmx asks for it, else as a page.</summary>
    public static IResult Ask(HttpContext context, Confirmation question) =>
        WantsPart(context) ? new RazorComponentResult<ConfirmDialog>(new { Question = question }) : new RazorComponentResult<ConfirmPage>(new { Question = question });

    /// <summary>The page after a form. A GET, so that reloading sends nothing again.</summary>
    public static IResult SeeOther(HttpContext context, string address)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.Headers["HX-Redirect"] = address;
            return TypedResults.NoContent();
        }

        context.Response.Headers.Location = address;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Whether htmx asks for a part of the page. Pages that answer either way vary by it.</summary>
    public static bool WantsPart(HttpContext context)
    {
        context.Response.Headers.Vary = "HX-Request";
        return context.Request.Headers.ContainsKey("HX-Request") && !context.Request.Headers.ContainsKey("HX-History-Restore-Request");
    }
}
