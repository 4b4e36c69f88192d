namespace ClientPortal.BotGateway.Conversations;

internal static class ConversationExtensions
{
    /// <summary>Who leads what people say to whom it concerns, and the bot's voice. Features add their commands, buttons and readers.</summary>
    public static WebApplicationBuilder AddConversations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BotAnswers>();
        builder.Services.AddSingleton<ChatRouter>();
        return builder;
    }
}
