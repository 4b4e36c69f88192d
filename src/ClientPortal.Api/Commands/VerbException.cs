namespace ClientPortal.Api.Commands;

/// <summary>The command line is wrong; the message is one sentence that says what to write.</summary>
internal sealed class VerbException(string message) : Exception(message);
