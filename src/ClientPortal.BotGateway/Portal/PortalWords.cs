using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Portal;

/// <summary>Refusals in words for people; plain text, short enough for a notice.</summary>
internal static class PortalWords
{
    public static string Of(PortalRefusal refusal, Wording words) => words.Text(refusal switch
    {
        { Code: PortalCodes.InvalidTarget } => "Portal_AccountInactive",
        { Code: PortalCodes.TicketClosed } => "Portal_TicketClosed",
        { Code: PortalCodes.IllegalStatusTransition } => "Portal_StatusMoved",
        { Code: PortalCodes.ClientInactive } => "Portal_ClientInactive",
        { Code: PortalCodes.AttachmentNotAvailable } => "Portal_FilesGone",
        { Status: StatusCodes.Status404NotFound } => "Portal_NotFound",
        { Status: StatusCodes.Status403Forbidden } => "Portal_Forbidden",
        _ => "Portal_Refused",
    });
}
