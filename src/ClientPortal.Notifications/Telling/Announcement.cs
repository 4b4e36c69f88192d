using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Texts;

namespace ClientPortal.Notifications.Telling;

/// <summary>One event to tell: whom, and in which words.</summary>
/// <param name="ReferenceId">The ticket or invoice.</param>
internal sealed record Announcement(Audience Audience, Guid ReferenceId, Func<Reader, Message> Write)
{
    /// <summary>Files that follow the message to clients, each as a message of its own.</summary>
    public IReadOnlyList<AttachmentSnapshot> Files { get; init; } = [];

    /// <summary>A file's caption; not empty.</summary>
    public Func<Reader, string> Caption { get; init; } = _ => "📎";
}
