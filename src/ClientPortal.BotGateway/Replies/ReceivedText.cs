namespace ClientPortal.BotGateway.Replies;

/// <summary>A text that is ready for a ticket.</summary>
/// <param name="Attachments">Uploaded already.</param>
/// <param name="Refused">HTML, a line for each file that was not taken.</param>
internal sealed record ReceivedText(string Text, IReadOnlyList<Guid> Attachments, IReadOnlyList<string> Refused);
