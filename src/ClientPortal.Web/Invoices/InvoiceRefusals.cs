using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;

namespace ClientPortal.Web.Invoices;

/// <summary>Why the Api refused something about an invoice.</summary>
internal static class InvoiceRefusals
{
    public static string ExplainInvoice(this Reader reader, PortalRefusal refusal) => refusal.Code switch
    {
        "due_date_past" or "paid_on_in_future" or "invoice_total_too_large" or "client_inactive" => reader.Text($"Invoice_Refusal_{refusal.Code}"),
        "illegal_status_transition" or "precondition_failed" => reader.Text("Invoice_Conflict"),
        _ => reader.Explain(refusal),
    };
}
