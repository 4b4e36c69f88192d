using System.Globalization;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Web.Invoices;

/// <summary><c>/invoices/new</c> and <c>/invoices/{id}/edit</c>: the form of a draft, and its totals while it is typed.</summary>
internal static class WriteInvoice
{
    private const string Save = "save";

    /// <summary>The form; first the question for whom it is, where the address does not say.</summary>
    public static async Task<IResult> NewAsync(string? clientId, string? q, Reader reader, PortalClient portal, TimeProvider time, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(clientId))
        {
            return new RazorComponentResult<ChooseClientPage>(new { Q = q, Clients = await portal.FindClientsAsync(q?.Trim(), active: true, cancellationToken) });
        }

        if (!Guid.TryParse(clientId, out var id) || await portal.ReadClientAsync(id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var draft = InvoiceDraft.Blank(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), await portal.LatestInvoiceAsync(id, cancellationToken), reader.Words.Language);
        return Shown(Entry(client, draft, null, reader) with { Error = client.Active ? null : reader.Text("Invoice_Refusal_client_inactive") });
    }

    public static async Task<IResult> DraftAsync(
        HttpContext context, Guid clientId, IFormCollection form, Reader reader, Notices notices, PortalClient portal, CancellationToken cancellationToken)
    {
        if (await portal.ReadClientAsync(clientId, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var typed = InvoiceDraft.Read(form);
        if (form["action"] != Save)
        {
            return Shown(Entry(client, typed.After(form["action"].ToString()), null, reader));
        }

        var draft = typed.WithoutBlankLines();
        var (content, wrong) = InvoiceContent.Of(draft, reader.Words.Language);
        if (content is null)
        {
            return Refused(Entry(client, draft, null, reader) with { Wrong = wrong, Error = reader.Text("Refusal_invalid") });
        }

        var condition = new Condition(Key: Guid.TryParse(form["key"], out var key) ? key.ToString() : null);
        var answer = await portal.SendAsync<InvoiceDetails>(HttpMethod.Post, "api/invoices", content with { ClientId = clientId }, cancellationToken, condition);
        if (answer.Value is not { } invoice)
        {
            return Refused(Entry(client, draft, null, reader) with { Error = reader.ExplainInvoice(answer.Refusal!) });
        }

        notices.Leave("Invoice_Notice_Drafted", InvoiceEntry.NewDraftName(clientId));
        return Pages.SeeOther(context, InvoiceWords.Address(invoice.Id));
    }

    public static async Task<IResult> EditAsync(Guid id, Reader reader, PortalClient portal, CancellationToken cancellationToken) =>
        await portal.ReadInvoiceAsync(id, cancellationToken) is { } found
            ? Shown(Entry(found.Client, InvoiceDraft.Of(found.Invoice, reader.Words.Language), found.Invoice, reader))
            : TypedResults.NotFound();

    public static async Task<IResult> ReviseAsync(
        HttpContext context, Guid id, IFormCollection form, Reader reader, Notices notices, PortalClient portal, CancellationToken cancellationToken)
    {
        var version = form["version"].ToString();
        var typed = InvoiceDraft.Read(form);
        var draft = form["action"] == Save ? typed.WithoutBlankLines() : typed.After(form["action"].ToString());
        var (content, wrong) = InvoiceContent.Of(draft, reader.Words.Language);
        PortalRefusal? refusal = null;
        if (form["action"] == Save && content is not null)
        {
            refusal = await portal.SendAsync(HttpMethod.Put, $"api/invoices/{id}", content, cancellationToken, new(Version: version));
            if (refusal is null)
            {
                notices.Leave("Invoice_Notice_Revised", InvoiceEntry.DraftNameOf(id, version));
                return Pages.SeeOther(context, InvoiceWords.Address(id));
            }
        }

        if (await portal.ReadInvoiceAsync(id, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var (stands, client) = found;
        if (form["action"] != Save || content is null)
        {
            // The version that he began with stays: who changed it meanwhile is not overwritten unseen.
            var began = long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? stands with { Version = seen } : stands;
            var entry = Entry(client, draft, began, reader);
            return form["action"] != Save ? Shown(entry) : Refused(entry with { Wrong = wrong, Error = reader.Text("Refusal_invalid") });
        }

        return Refused(Entry(client, draft, stands, reader) with
        {
            Error = refusal!.IsConflict ? reader.Text("Invoice_ConflictDraft") : refusal.Code == "invoice_not_draft" ? reader.Text("Invoice_NotNow_Edit", reader.Text($"Invoice_Status_{stands.Status}")) : reader.ExplainInvoice(refusal),
            Compare = refusal.IsConflict || refusal.Code == "invoice_not_draft",
        });
    }

    /// <summary>The totals of what is being typed.</summary>
    public static IResult Totals(IFormCollection form, Reader reader) =>
        new RazorComponentResult<InvoiceTotals>(new { Totals = DraftTotals.Of(InvoiceDraft.Read(form), reader.Words.Language) });

    private static InvoiceEntry Entry(InvoiceClient client, InvoiceDraft draft, InvoiceDetails? invoice, Reader reader) =>
        new(client, draft, DraftTotals.Of(draft, reader.Words.Language), invoice, InvoiceEntry.NothingWrong);

    private static RazorComponentResult<WriteInvoicePage> Shown(InvoiceEntry entry) => new(new { Entry = entry });

    private static RazorComponentResult<WriteInvoicePage> Refused(InvoiceEntry entry) => Pages.Refused<WriteInvoicePage>(new { Entry = entry });
}
