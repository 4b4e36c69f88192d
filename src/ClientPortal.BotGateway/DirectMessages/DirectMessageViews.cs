using ClientPortal.BotGateway.Operations;

namespace ClientPortal.BotGateway.DirectMessages;

/// <summary>A message to a client.</summary>
/// <param name="Text">Plain text, at most 20,000 characters.</param>
public sealed record DirectMessageRequest(string? Text);

/// <summary>A message that was queued, or kept as not sent.</summary>
/// <param name="State">"pending", or "skipped" where it cannot reach the client now; what became of it later is told by its items.</param>
/// <param name="Cause">Why it is skipped: "not_connected", "suspended", "switched_off" or "deactivated".</param>
/// <param name="Items">One per message in Telegram.</param>
public sealed record DirectMessageView(string State, string? Cause, IReadOnlyList<NotificationView> Items);

/// <summary>What Telegram will show.</summary>
/// <param name="Cause">Why it could not reach the client now; null where it can.</param>
public sealed record PreviewView(IReadOnlyList<PreviewPart> Parts, string? Cause);

/// <summary>One message of a preview.</summary>
/// <param name="Html">Telegram's HTML.</param>
/// <param name="Text">The same as it is read.</param>
/// <param name="Length">Characters as Telegram counts them; it takes 4096.</param>
public sealed record PreviewPart(int Number, string Html, string Text, int Length);

/// <summary>Messages to a client, newest first.</summary>
/// <param name="Next">Pass it as <c>before</c> to get the next page; null on the last.</param>
public sealed record ClientMessagesPage(IReadOnlyList<NotificationView> Items, long? Next);
