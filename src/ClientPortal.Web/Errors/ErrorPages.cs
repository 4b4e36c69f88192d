using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Sessions;
using ClientPortal.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Web.Errors;

/// <summary>Pages for what goes wrong: what cannot be found, a service that is away, a session that has ended.</summary>
internal static class ErrorPages
{
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound, ContentLength: null, ContentType: null })
            {
                await ShowAsync(context, StatusCodes.Status404NotFound, "NotFound");
            }
        }
        catch (SessionEndedException) when (!context.Response.HasStarted)
        {
            if (SessionCookie.Read(context.Request) is { } id)
            {
                await context.RequestServices.GetRequiredService<PortalSessions>().EndAsync(id, CancellationToken.None);
            }

            context.Response.Clear();
            SessionCookie.Remove(context);
            WayBack.SignInFirst(context);
        }
        catch (Exception away) when (!context.Response.HasStarted && IsAway(away, context.RequestAborted))
        {
            Log(context).ServiceAway(away);
            context.Response.Clear();
            context.Response.Headers.RetryAfter = "5";
            await ShowAsync(context, StatusCodes.Status503ServiceUnavailable, "Away", await SentForm.OfAsync(context));
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await ShowAsync(context, bad.StatusCode, "BadRequest");
        }
        catch (Exception fault) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            Log(context).PageFailed(fault, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            context.Response.Clear();
            await ShowAsync(context, StatusCodes.Status500InternalServerError, "Fault");
        }
    });

    private static bool IsAway(Exception exception, CancellationToken aborted) =>
        exception is HttpRequestException || (exception is TaskCanceledException { InnerException: TimeoutException } && !aborted.IsCancellationRequested) || Postgres.DatabaseFaults.IsTransient(exception);

    private static ILogger Log(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages));

    private static Task ShowAsync(HttpContext context, int status, string kind, SentForm? sent = null) => HttpMethods.IsHead(context.Request.Method)
        ? Task.CompletedTask
        : new RazorComponentResult<ErrorPage>(new { Kind = kind, Sent = sent }) { StatusCode = status }.ExecuteAsync(context);
}
