using ClientPortal.BotGateway.BotApi;

namespace ClientPortal.BotGateway.Conversations;

/// <summary>A command of the bot's menu. Registered as a singleton; the router finds it by its name.</summary>
internal interface IBotCommand
{
    /// <summary>Without the slash, lower case.</summary>
    string Name { get; }

    /// <summary>True: what the bot asked for before is forgotten.</summary>
    bool EndsDialog => true;

    /// <summary>Answers the command.</summary>
    /// <param name="arguments">What follows the command, trimmed; anything at all.</param>
    Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken);
}

/// <summary>What a button under a message does. Registered as a singleton; the router finds it by the first field of the button's data.</summary>
internal interface IButton
{
    /// <summary>Short, lower-case letters: buttons carry 64 bytes at most.</summary>
    string Name { get; }

    /// <summary>
    /// May be pressed by anybody, any number of times, long after it was shown, with data that is not ours: it does what the presser
    /// may do himself and nothing else. The router answers the callback query unless <see cref="ButtonPress.Answered"/> says that it was.
    /// </summary>
    Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken);
}

/// <summary>Reads messages that are no command. Registered as singletons; the first one in order of registration that takes a message has it.</summary>
internal interface IMessageReader
{
    /// <summary>False: it is not for this reader, and nothing was done.</summary>
    Task<bool> TryReadAsync(BotCall call, Message message, CancellationToken cancellationToken);
}
