using Microsoft.Extensions.Logging;

namespace ClientPortal.ServiceDefaults.Authentication;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of the Api could not be read at {Address}: {Reason} Those that are known go on verifying")]
    public static partial void KeysAreNotRead(this ILogger logger, string address, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The keys of the Api are read again")]
    public static partial void KeysAreReadAgain(this ILogger logger);
}
