using ClientPortal.BotGateway.BotApi;

namespace ClientPortal.BotGateway.Conversations;

/// <summary>A message with its buttons.</summary>
/// <param name="Html">Telegram's HTML, its values escaped.</param>
internal sealed record BotView(string Html, IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> Buttons);
