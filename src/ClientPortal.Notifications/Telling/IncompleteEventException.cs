using System.Diagnostics.CodeAnalysis;

namespace ClientPortal.Notifications.Telling;

/// <summary>An event lacks what its readers need, so it cannot be handled and is parked.</summary>
internal sealed class IncompleteEventException(string message) : Exception(message)
{
    /// <summary>JSON that leaves a member out gives null or a default here, whatever the record's types say.</summary>
    public static void ThrowIfMissing([NotNull] object? member, Guid id, string name)
    {
        if (member is null || id == Guid.Empty)
        {
            throw new IncompleteEventException($"The event has no {name} or its id is missing.");
        }
    }
}
