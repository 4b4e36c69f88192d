namespace ClientPortal.BotGateway.Linking;

/// <summary>A new way into the bot. Whoever has it can connect his Telegram account: show it to its owner and to nobody else.</summary>
/// <param name="Url">Opens Telegram with the bot; the token in it can be used once.</param>
/// <param name="ExpiresAt">Ten minutes from now, unless set otherwise.</param>
/// <param name="QrSvg">The URL as a QR code: an SVG element.</param>
/// <param name="QrPng">The same as a <c>data:</c> URL of a PNG.</param>
public sealed record DeepLinkView(string Url, DateTimeOffset ExpiresAt, string QrSvg, string QrPng)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => $"{nameof(DeepLinkView)} {{ ExpiresAt = {ExpiresAt:O} }}";
}

/// <summary>Where somebody's connection to Telegram stands.</summary>
/// <param name="Reason">Stable code of why it is suspended, or of why the last connection ended.</param>
/// <param name="TelegramName">First and last name of the connected Telegram account.</param>
/// <param name="TelegramUsername">Without the at sign; many have none.</param>
/// <param name="ConnectedSince">Set while connected or suspended.</param>
/// <param name="LinkExpiresAt">End of a deep link that waits to be used; beside a standing connection too.</param>
/// <param name="LastDelivery">What became of the last message; null where there was none.</param>
/// <param name="BotUrl">Opens the chat with the bot; null while Telegram has not told the bot's name.</param>
public sealed record LinkStatusView(
    LinkStatus State,
    string? Reason,
    string? TelegramName,
    string? TelegramUsername,
    DateTimeOffset? ConnectedSince,
    DateTimeOffset? LinkExpiresAt,
    LastDeliveryView? LastDelivery,
    string? BotUrl);

/// <summary>The last message to somebody.</summary>
/// <param name="State">"pending", "sending", "sent", "failed", "unknown", "cancelled" or "skipped".</param>
/// <param name="Cause">Stable code of why it is not sent, or not yet.</param>
/// <param name="At">When it was sent; else when it was queued.</param>
public sealed record LastDeliveryView(long Id, string NotificationType, string State, string? Cause, DateTimeOffset At);

/// <summary>The states of a connection.</summary>
public enum LinkStatus
{
    /// <summary>Never connected, or disconnected.</summary>
    NotConnected,

    /// <summary>A deep link waits to be used.</summary>
    Pending,

    /// <summary>Messages are delivered.</summary>
    Connected,

    /// <summary>Connected, but nothing can be delivered for now; the reason says why.</summary>
    Suspended,
}
