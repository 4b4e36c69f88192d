namespace ClientPortal.LocalServers;

/// <summary>A private server could not be started or stopped; the message says what to install or to look at.</summary>
public sealed class LocalServerException(string message, Exception? innerException = null) : Exception(message, innerException);
