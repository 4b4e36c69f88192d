namespace ClientPortal.LocalServers;

/// <summary>The signals that are sent here, with Linux' numbers.</summary>
public enum ProcessSignal
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
