using System.Globalization;

namespace ClientPortal.AppHost.RunFolder;

/// <summary>Lets one AppHost run per checkout. The operating system gives the lock back however the process ends.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _processIdFile;

    private RunLock(FileStream @lock, string processIdFile) => (_lock, _processIdFile) = (@lock, processIdFile);

    /// <summary>Takes the lock, or says who holds it.</summary>
    /// <exception cref="AlreadyRunningException">Another AppHost holds it.</exception>
    public static RunLock Take(string runFolder)
    {
        Directory.CreateDirectory(runFolder);
        var path = Path.Combine(runFolder, "apphost.lock");
        var processIdFile = Path.Combine(runFolder, "apphost.pid");
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            File.WriteAllText(processIdFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new RunLock(file, processIdFile);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new AlreadyRunningException(runFolder, processIdFile, e);
        }
    }

    public void Dispose()
    {
        File.Delete(_processIdFile);
        _lock.Dispose();
    }
}
