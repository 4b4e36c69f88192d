namespace ClientPortal.BotGateway.DirectMessages;

internal static class DirectMessageExtensions
{
    /// <summary>Messages that staff write to a client.</summary>
    public static WebApplicationBuilder AddDirectMessages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DirectMessageSender>();
        return builder;
    }
}
