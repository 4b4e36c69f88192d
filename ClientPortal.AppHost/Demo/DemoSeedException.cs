namespace ClientPortal.AppHost.Demo;

/// <summary>A step of the demo data was refused; the message says which and in whose words.</summary>
internal sealed class DemoSeedException(string message) : Exception(message);
