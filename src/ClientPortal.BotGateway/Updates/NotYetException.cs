namespace ClientPortal.BotGateway.Updates;

/// <summary>An update waits for something that comes by itself; it is handled again then.</summary>
/// <param name="what">What it waits for.</param>
internal sealed class NotYetException(string what) : Exception($"Waits for {what}.");
