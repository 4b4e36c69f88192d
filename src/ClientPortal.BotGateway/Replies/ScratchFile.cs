namespace ClientPortal.BotGateway.Replies;

/// <summary>Content on its way from Telegram to the Api, out of memory. Deleted when it is disposed of.</summary>
internal sealed class ScratchFile : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"clientportal-{Guid.NewGuid():N}.tmp");

    public Stream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            // The owner's alone: the folder is everybody's.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(_path, options);
    }

    public Stream Open() => new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, useAsync: true);

    public void Dispose() => File.Delete(_path);
}
