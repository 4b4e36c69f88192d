namespace ClientPortal.TelegramEmulator.Storage;

/// <summary>Keeps what happened, so that a restart finds it.</summary>
internal interface IJournal
{
    /// <summary>Adds a record; called under the world's gate, so the order is the order of the changes.</summary>
    void Append(JournalRecord record);

    /// <summary>Completes when everything appended so far has been handed to the operating system: await it before answering.</summary>
    Task FlushedAsync();

    /// <summary>Replaces the file by a snapshot of the present state.</summary>
    Task CompactAsync(CancellationToken cancellationToken);
}
