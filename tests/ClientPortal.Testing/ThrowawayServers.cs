using System.Security.Cryptography;
using ClientPortal.LocalServers;

namespace ClientPortal.Testing;

/// <summary>Private servers whose data nobody misses: a folder of their own, removed at the end.</summary>
internal static class ThrowawayServers
{
    private static readonly string Folder = ServerFolders.CreateThrowaway(ServerFolders.DataRoot(ProjectFolder.Run));

    static ThrowawayServers() => AppDomain.CurrentDomain.ProcessExit += (_, _) => ServerFolders.Remove(Folder);

    /// <summary>Options for a server in a folder of its own, whatever else runs here.</summary>
    public static PrivateServerOptions Options(string name) => new()
    {
        Folder = Path.Combine(Folder, $"{name}-{Guid.NewGuid():N}"),
        Password = RandomNumberGenerator.GetHexString(24, lowercase: true),
    };

    /// <summary>Ends the server when this process ends in order; when it does not, the server's guard does.</summary>
    public static void EndWithProcess(PrivateServer server) =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.KillAsync().Wait(TimeSpan.FromSeconds(5));
}
