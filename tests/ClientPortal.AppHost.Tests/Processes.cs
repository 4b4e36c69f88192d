using ClientPortal.LocalServers;
using ClientPortal.Testing;

namespace ClientPortal.AppHost.Tests;

/// <summary>Looks at the machine's processes.</summary>
internal static class Processes
{
    public static bool IsAlive(int processId) => Posix.IsAlive(processId);

    /// <summary>A process and all its descendants at this moment.</summary>
    public static IReadOnlyList<int> Family(int processId) => [processId, .. ProcessTable.Descendants(processId)];

    public static Task AllEndedAsync(IReadOnlyList<int> processIds, CancellationToken cancellationToken) => Eventually.Matches(
        _ => Task.FromResult(string.Join(' ', processIds.Where(IsAlive))),
        alive => alive.Length == 0,
        "every process has ended",
        cancellationToken);
}
