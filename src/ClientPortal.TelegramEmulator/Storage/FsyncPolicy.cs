namespace ClientPortal.TelegramEmulator.Storage;

/// <summary>When the journal is forced to the disk. A killed process loses nothing under any of them; a power cut may.</summary>
public enum FsyncPolicy
{
    /// <summary>Left to the operating system.</summary>
    Never,

    /// <summary>At most once a second, while there is something new.</summary>
    Interval,

    /// <summary>Before every answer.</summary>
    Always,
}
