namespace ClientPortal.AppHost.Demo;

/// <summary>Somebody who can sign in, in development only.</summary>
/// <param name="Name">The user name.</param>
/// <param name="Chat">His chat in the emulator, when he is connected to one.</param>
internal sealed record DemoUser(string Name, string Password, string Role, long? Chat = null);
