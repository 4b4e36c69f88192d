using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Web.Deliveries;

/// <summary>For staff: what became of the messages about a ticket or an invoice.</summary>
internal static class DeliveryEndpoints
{
    /// <summary>Messages that a page shows; the newest are those that somebody asks about.</summary>
    private const int Shown = 200;

    public static string Address(Guid referenceId) => $"/deliveries/{referenceId}";

    public static IEndpointRouteBuilder MapDeliveries(this IEndpointRouteBuilder app)
    {
        var staff = app.MapGroup("/deliveries/{referenceId:guid}").RequireAuthorization(PortalPolicies.Staff);
        staff.MapGet("", ShowAsync);
        staff.MapPost("/{message:long}", SendAgainAsync);
        return app;
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Guid referenceId, GatewayClient gateway, CancellationToken cancellationToken) =>
        Answer(context, await ReadAsync(referenceId, error: null, gateway, cancellationToken));

    private static async Task<IResult> SendAgainAsync(
        HttpContext context, Guid referenceId, long message, IFormCollection form, GatewayClient gateway, Reader reader, CancellationToken cancellationToken)
    {
        _ = form;
        var refusal = await gateway.SendAsync(HttpMethod.Post, $"api/telegram/notifications/{message}/requeue", body: null, cancellationToken);
        if (refusal is null && !Pages.WantsPart(context))
        {
            return Pages.SeeOther(context, Address(referenceId));
        }

        return Answer(context, await ReadAsync(referenceId, refusal is null ? null : reader.Explain(refusal), gateway, cancellationToken));
    }

    private static IResult Answer(HttpContext context, DeliveryView view)
    {
        var status = view.Error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Pages.WantsPart(context)
            ? new RazorComponentResult<NotificationDeliveries>(new { View = view }) { StatusCode = status }
            : new RazorComponentResult<DeliveriesPage>(new { View = view }) { StatusCode = status };
    }

    private static async Task<DeliveryView> ReadAsync(Guid referenceId, string? error, GatewayClient gateway, CancellationToken cancellationToken)
    {
        var found = await ServiceClient.UnlessAwayAsync(ct => NewestAsync(referenceId, gateway, ct), cancellationToken);
        return new(referenceId, found is null ? null : [.. Enumerable.Reverse(found)], error);
    }

    /// <summary>The gateway lists the oldest first: to the end, of which the newest are kept.</summary>
    private static async Task<IReadOnlyList<Delivery>> NewestAsync(Guid referenceId, GatewayClient gateway, CancellationToken cancellationToken)
    {
        List<Delivery> newest = [];
        for (long? after = 0; after is not null;)
        {
            var page = await gateway.RequireAsync<DeliveryPage>($"api/telegram/notifications?referenceId={referenceId}&after={after}&limit={Shown}", cancellationToken);
            newest = [.. newest.Concat(page.Items).TakeLast(Shown)];
            after = page.Next;
        }

        return newest;
    }
}
