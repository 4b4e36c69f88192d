namespace ClientPortal.BotGateway.Conversations;

internal static partial class Log
{
    [LoggerMessage(400, LogLevel.Information, "A pressed button was not answered: {Result}")]
    public static partial void CallbackNotAnswered(this ILogger logger, string? result);
}
