using System.Resources;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Telegram;

namespace ClientPortal.Web.Forms;

/// <summary>Why a service refused, in the reader's words.</summary>
internal static class Refusals
{
    /// <summary>By the code (<c>Refusal_ticket_closed</c>) where there is such a text, else by the status.</summary>
    public static string Explain(this Reader reader, PortalRefusal refusal)
    {
        try
        {
            return refusal.Cause is { } cause
                ? reader.Text($"Refusal_{refusal.Code}_because", reader.Hindrance(cause))
                : reader.Text($"Refusal_{refusal.Code}");
        }
        catch (MissingManifestResourceException)
        {
            return reader.Text(refusal.Status switch
            {
                StatusCodes.Status412PreconditionFailed => "Refusal_precondition_failed",
                StatusCodes.Status429TooManyRequests => "Refusal_too_many_requests",
                StatusCodes.Status404NotFound => "Refusal_not_found",
                StatusCodes.Status413PayloadTooLarge => "Refusal_payload_too_large",
                _ when refusal.Fields is { Count: > 0 } => "Refusal_invalid",
                _ => "Refusal_other",
            });
        }
    }
}
