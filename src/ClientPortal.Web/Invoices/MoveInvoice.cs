using System.Globalization;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Web.Invoices;

/// <summary><c>/invoices/{id}/issue</c>, <c>…/pay</c>, <c>…/cancel</c> and <c>…/delete</c>: a question, in a dialog or as a page, and what follows.</summary>
internal static class MoveInvoice
{
    private const int LongestReason = 500;

    public static async Task<IResult> AskAsync(HttpContext context, Guid id, string move, PortalClient portal, CancellationToken cancellationToken)
    {
        if (await portal.FindAsync<InvoiceDetails>($"api/invoices/{id}", cancellationToken) is not { } invoice)
        {
            return TypedResults.NotFound();
        }

        var shown = new { Invoice = invoice, Move = Of(move), Entry = InvoiceMoveEntry.Blank };
        return Pages.WantsPart(context) ? new RazorComponentResult<MoveDialog>(shown) : new RazorComponentResult<MovePage>(shown);
    }

    public static async Task<IResult> DoAsync(
        HttpContext context, Guid id, string move, IFormCollection form, Reader reader, Notices notices, PortalClient portal, CancellationToken cancellationToken)
    {
        var chosen = Of(move);
        var entry = new InvoiceMoveEntry(form["paidOn"].ToString().Trim(), form.Lines("reason").Trim());
        var wrong = WrongField(entry);
        var refusal = wrong is null ? await SendAsync(portal, id, chosen, entry, form, cancellationToken) : null;
        if (wrong is null && refusal is null)
        {
            notices.Leave($"Invoice_Notice_{chosen.Name}", chosen == InvoiceMove.Cancel ? InvoiceMove.Draft(id) : null);
            return Pages.SeeOther(context, chosen == InvoiceMove.Delete ? "/invoices?view=draft" : InvoiceWords.Address(id));
        }

        if (await portal.FindAsync<InvoiceDetails>($"api/invoices/{id}", cancellationToken) is not { } invoice)
        {
            return TypedResults.NotFound();
        }

        var shown = new { Invoice = invoice, Move = chosen, Entry = entry with { Field = wrong, Error = refusal is null ? null : reader.ExplainInvoice(refusal) } };
        return Pages.WantsPart(context) ? Pages.Refused<MoveDialog>(shown) : Pages.Refused<MovePage>(shown);
    }

    private static Task<PortalRefusal?> SendAsync(PortalClient portal, Guid id, InvoiceMove move, InvoiceMoveEntry entry, IFormCollection form, CancellationToken cancellationToken)
    {
        var condition = new Condition(form["version"], Guid.TryParse(form["key"], out var key) ? key.ToString() : null);
        if (move == InvoiceMove.Delete)
        {
            return portal.SendAsync(HttpMethod.Delete, $"api/invoices/{id}", null, cancellationToken, condition with { Key = null });
        }

        object? body = move == InvoiceMove.Pay ? new { paidOn = entry.PaidOn is "" ? null : entry.PaidOn }
            : move == InvoiceMove.Cancel ? new { reason = entry.Reason }
            : null;
        return portal.SendAsync(HttpMethod.Post, $"api/invoices/{id}/{move.Slug}", body, cancellationToken, condition);
    }

    private static string? WrongField(InvoiceMoveEntry entry) =>
        entry.PaidOn is not "" && !DateOnly.TryParseExact(entry.PaidOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? "PaidOn"
        : entry.Reason.Length > LongestReason ? "Reason"
        : null;

    private static InvoiceMove Of(string slug) => InvoiceMove.All.First(move => move.Slug == slug);
}
