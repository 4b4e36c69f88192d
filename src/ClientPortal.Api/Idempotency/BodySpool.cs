using ClientPortal.Api.Problems;

namespace ClientPortal.Api.Idempotency;

/// <summary>
/// A request's whole body, to be read more than once: in memory up to 64 KB, beyond that in a file of the temporary folder (<c>ASPNETCORE_TEMP</c>, or
/// else the system's) that has no name any more. Whatever ends the process ends the file.
/// </summary>
internal static class BodySpool
{
    private const int Threshold = 64 * 1024;
    private const int ChunkSize = 16 * 1024;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    private static string Folder => Environment.GetEnvironmentVariable("ASPNETCORE_TEMP") is { Length: > 0 } folder ? folder : Path.GetTempPath();

    /// <summary>Reads a body to its end.</summary>
    /// <returns>A seekable stream, at its end.</returns>
    /// <exception cref="DomainRuleException"><c>buffering_failed</c>: the folder is full or cannot be written.</exception>
    public static async Task<Stream> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        Stream spool = new MemoryStream();
        try
        {
            var chunk = new byte[ChunkSize];
            int read;
            while ((read = await body.ReadAsync(chunk, cancellationToken)) > 0)
            {
                spool = await AppendAsync(spool, chunk.AsMemory(0, read), cancellationToken);
            }

            return spool;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    private static async Task<Stream> AppendAsync(Stream spool, ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
    {
        try
        {
            if (spool is MemoryStream memory && memory.Length + chunk.Length > Threshold)
            {
                spool = OpenNameless();
                memory.WriteTo(spool);
            }

            await spool.WriteAsync(chunk, cancellationToken);
            return spool;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await spool.DisposeAsync(); // at once: it holds room where there is none
            throw new DomainRuleException(IdempotencyCodes.BufferingFailed, "There is no room for this body at the moment. Try again later.", StatusCodes.Status503ServiceUnavailable, exception)
            {
                RetryAfter = RetryAfter,
            };
        }
    }

    // Unbuffered: a full disk shows at the write, not at some later reading or closing.
    private static FileStream OpenNameless()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var path = Path.Combine(Folder, $"clientportal-body-{Guid.NewGuid():N}");
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
        {
            // Windows deletes on close even when the process is killed; elsewhere an open file does without its name.
            File.Delete(path);
        }

        return file;
    }
}
