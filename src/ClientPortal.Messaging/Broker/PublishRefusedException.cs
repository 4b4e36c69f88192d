namespace ClientPortal.Messaging.Broker;

/// <summary>The broker did not take a message over.</summary>
internal sealed class PublishRefusedException(string message) : Exception(message);
