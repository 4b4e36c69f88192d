using ClientPortal.TelegramEmulator.Hosting;
using Microsoft.Extensions.Options;

namespace ClientPortal.TelegramEmulator.Files;

/// <summary>Where the journal and the files lie. Without a setting it is a temporary folder, removed at the end.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly bool _temporary;

    public DataFolder(IOptions<EmulatorOptions> options)
    {
        var path = options.Value.DataPath;
        _temporary = string.IsNullOrWhiteSpace(path);
        Root = _temporary ? Directory.CreateTempSubdirectory("telegram-emulator-").FullName : Path.GetFullPath(path!);
        Directory.CreateDirectory(Files);
    }

    public string Root { get; }

    public string Files => Path.Combine(Root, "files");

    public string Journal => Path.Combine(Root, "journal.jsonl");

    /// <summary>True when a restart is to find everything again.</summary>
    public bool IsKept => !_temporary;

    public void Dispose()
    {
        if (_temporary && Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}
