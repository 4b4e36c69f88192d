namespace ClientPortal.BotGateway.Replies;

/// <summary>A file that a person sent.</summary>
/// <param name="FileId">Telegram's, for getFile.</param>
/// <param name="Name">As its sender named it; the Api makes it safe.</param>
/// <param name="Size">Bytes, where Telegram tells it.</param>
internal sealed record IncomingFile(string FileId, string Name, long? Size);
