using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Web.Telegram;

/// <summary><c>/tickets/{id}/notifications</c>: whether the reader hears of one ticket in Telegram.</summary>
internal static class TicketMuteEndpoints
{
    public static string Address(Guid ticketId) => $"{TicketAddress.Of(ticketId)}/notifications";

    public static IEndpointRouteBuilder MapTicketMute(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tickets/{id:guid}/notifications", ShowAsync);
        app.MapPost("/tickets/{id:guid}/notifications", ChangeAsync);
        return app;
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Guid id, TelegramWidgets telegram, PortalClient portal, CancellationToken cancellationToken) =>
        await FindAsync(id, portal, cancellationToken) is { } ticket ? Show(context, await telegram.MuteOfAsync(ticket, cancellationToken)) : TypedResults.NotFound();

    private static async Task<IResult> ChangeAsync(
        HttpContext context, Guid id, IFormCollection form, TelegramWidgets telegram, PortalClient portal, Reader reader, Notices notices, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, portal, cancellationToken) is not { } ticket)
        {
            return TypedResults.NotFound();
        }

        var refusal = form["muted"] == "true" ? await telegram.MuteAsync(id, cancellationToken) : await telegram.UnmuteAsync(id, cancellationToken);
        if (refusal is null && !Pages.WantsPart(context))
        {
            notices.Leave("Telegram_Notice_Saved");
            return Pages.SeeOther(context, TicketAddress.Of(id));
        }

        return Show(context, await telegram.MuteOfAsync(ticket, cancellationToken) with { Error = refusal is null ? null : reader.Explain(refusal) });
    }

    private static IResult Show(HttpContext context, TicketMuteView view)
    {
        var status = view.Error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Pages.WantsPart(context)
            ? new RazorComponentResult<TicketMute>(new { View = view }) { StatusCode = status }
            : new RazorComponentResult<TicketMutePage>(new { View = view }) { StatusCode = status };
    }

    private static Task<TicketReference?> FindAsync(Guid id, PortalClient portal, CancellationToken cancellationToken) =>
        portal.FindAsync<TicketReference>($"api/tickets/{id}", cancellationToken);
}
