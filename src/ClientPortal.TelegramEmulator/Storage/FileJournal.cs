using System.Buffers;
using System.Text.Json;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.Storage;

/// <summary>
/// Append-only file of JSON lines. Records gather in memory; whoever wants to answer first writes all of them at once, so
/// that requests which come together share one write. Forcing to the disk happens beside it, or with each write.
/// </summary>
internal sealed class FileJournal(string path, World world, JournalSettings settings, TimeProvider time) : IJournal, IAsyncDisposable
{
    private static readonly TimeSpan FsyncInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _bufferLock = new();
    private readonly Lock _fileLock = new();
    private readonly CancellationTokenSource _stopping = new();
    private ArrayBufferWriter<byte> _filling = new(64 * 1024);
    private ArrayBufferWriter<byte> _spare = new(64 * 1024);
    private FileStream? _stream;
    private long _snapshotBytes;
    private bool _needsFsync;
    private Task? _upkeep;

    public void Open()
    {
        _stream = JournalFile.OpenForAppend(path);
        _snapshotBytes = _stream.Length;
        _upkeep = Task.Run(KeepAsync, CancellationToken.None);
    }

    public void Append(JournalRecord record)
    {
        lock (_bufferLock)
        {
            using (var writer = new Utf8JsonWriter(_filling, new JsonWriterOptions { SkipValidation = true }))
            {
                JsonSerializer.Serialize(writer, record, JournalJson.Default.JournalRecord);
            }

            _filling.Write("\n"u8);
        }
    }

    /// <summary>
    /// Writing into the system's cache takes microseconds, less than handing it to another thread. Who finds the file
    /// taken waits for a write that may well contain its own records too.
    /// </summary>
    public Task FlushedAsync()
    {
        WriteOut();
        return Task.CompletedTask;
    }

    public Task CompactAsync(CancellationToken cancellationToken)
    {
        // The gate comes before the file, as with every change.
        lock (world.Gate)
        {
            lock (_fileLock)
            {
                TakeBuffer().ResetWrittenCount();
                JournalFile.Replace(path, world.Snapshot(), _stream!);
                _stream = JournalFile.OpenForAppend(path);
                _snapshotBytes = _stream.Length;
            }
        }

        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _upkeep, null) is not { } upkeep)
        {
            return;
        }

        await _stopping.CancelAsync();
        await upkeep;
        WriteOut();
        _stream!.Flush(flushToDisk: settings.Fsync != FsyncPolicy.Never);
        await _stream.DisposeAsync();
        _stopping.Dispose();
    }

    private void WriteOut()
    {
        lock (_fileLock)
        {
            var batch = TakeBuffer();
            if (batch.WrittenCount == 0)
            {
                return;
            }

            try
            {
                _stream!.Write(batch.WrittenSpan);
                _stream.Flush(flushToDisk: settings.Fsync == FsyncPolicy.Always);
                _needsFsync = settings.Fsync == FsyncPolicy.Interval;
            }
            finally
            {
                // On a full disk these requests fail; the next ones try again.
                batch.ResetWrittenCount();
            }
        }
    }

    /// <summary>Called under the file's lock: the other buffer is free then.</summary>
    private ArrayBufferWriter<byte> TakeBuffer()
    {
        lock (_bufferLock)
        {
            (_filling, _spare) = (_spare, _filling);
            return _spare;
        }
    }

    private async Task KeepAsync()
    {
        using var timer = new PeriodicTimer(FsyncInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                Fsync();
                if (_stream!.Length > settings.CompactAtBytes && _stream.Length > _snapshotBytes * 2)
                {
                    await CompactAsync(_stopping.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The program stops; DisposeAsync writes the rest.
            return;
        }
    }

    private void Fsync()
    {
        Microsoft.Win32.SafeHandles.SafeFileHandle handle;
        lock (_fileLock)
        {
            if (!_needsFsync)
            {
                return;
            }

            _needsFsync = false;
            handle = _stream!.SafeFileHandle;
        }

        // Outside the lock: writes go on while the disk works.
        RandomAccess.FlushToDisk(handle);
    }
}

internal sealed record JournalSettings(FsyncPolicy Fsync, long CompactAtBytes);
