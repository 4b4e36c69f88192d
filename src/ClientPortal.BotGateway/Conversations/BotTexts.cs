using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Conversations;

/// <summary>The bot's words: a pair of resource files per feature, beside its code. Keys begin with the feature's name.</summary>
internal static class BotTexts
{
    public static TextSet Set { get; } = new(
        typeof(BotTexts).Assembly,
        "ClientPortal.BotGateway.Conversations.ChatTexts",
        "ClientPortal.BotGateway.Groups.GroupTexts",
        "ClientPortal.BotGateway.Setup.MenuTexts",
        "ClientPortal.BotGateway.Updates.UpdateTexts");
}
