using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Replies;

internal static class RepliesExtensions
{
    /// <summary>The way from the chat into tickets: replies, answers to the bot's questions, new tickets, files.</summary>
    public static WebApplicationBuilder AddReplies(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<OpenDialogs>().AddSingleton<Prompts>().AddSingleton<Receipt>();
        services.AddSingleton<TelegramFiles>().AddSingleton<FileUploads>().AddSingleton<TextReceiver>();
        services.AddSingleton<ClosedTickets>().AddSingleton<CommentWriter>().AddSingleton<TicketWriter>().AddSingleton<FollowUps>();
        services.AddSingleton<IBotCommand, NewCommand>().AddSingleton<IBotCommand, CancelCommand>();
        services.AddSingleton<IButton, ReplyButton>().AddSingleton<IButton, FollowUpButton>().AddSingleton<IButton, CancelButton>();
        // In this order: a reply is meant for its message, whatever the bot has asked meanwhile.
        services.AddSingleton<IMessageReader, ReplyReader>().AddSingleton<IMessageReader, DialogReader>().AddSingleton<IMessageReader, OtherContentReader>();
        return builder;
    }
}
