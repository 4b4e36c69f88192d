namespace ClientPortal.BotGateway.Portal;

/// <summary>Codes of the Api's problem details that the bot has words for.</summary>
internal static class PortalCodes
{
    public const string TicketClosed = "ticket_closed";
    public const string IllegalStatusTransition = "illegal_status_transition";
    public const string ClientInactive = "client_inactive";
    public const string AttachmentNotAvailable = "attachment_not_available";
    public const string AttachmentEmpty = "attachment_empty";
    public const string AttachmentTooLarge = "attachment_too_large";
    public const string PayloadTooLarge = "payload_too_large";
    public const string TooManyPendingAttachments = "too_many_pending_attachments";

    /// <summary>The first request with the same key is at work: it has to be asked again.</summary>
    public const string IdempotencyInProgress = "idempotency_in_progress";

    /// <summary>A request with the same key has been carried out, with other content.</summary>
    public const string IdempotencyKeyReused = "idempotency_key_reused";

    /// <summary>OAuth's: there is no active account to act for.</summary>
    public const string InvalidTarget = "invalid_target";

    /// <summary>OAuth's: the service's token or secret is not valid.</summary>
    public const string InvalidClient = "invalid_client";
}
