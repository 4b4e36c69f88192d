namespace ClientPortal.AppHost.Standalone;

/// <summary>A resource that the system can do without cannot be started.</summary>
internal sealed class ResourceUnavailableException(string message) : Exception(message);
