using System.Buffers;
using System.Text.Json;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.Storage;

/// <summary>
/// Append-only file of JSON lines. Records gather in memory and one writer puts them into the file in batches, so
/// that many requests share one write; each request waits for its batch before it answers.
/// </summary>
internal sealed class FileJournal(string path, World world, JournalSettings settings, TimeProvider time) : IJournal, IAsyncDisposable
{
    private static readonly TimeSpan FsyncInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _work = new(0, 1);
    private readonly SemaphoreSlim _file = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private ArrayBufferWriter<byte> _filling = new(64 * 1024);
    private ArrayBufferWriter<byte> _spare = new(64 * 1024);
    private TaskCompletionSource? _fillingDone;
    private Task _writing = Task.CompletedTask;
    private FileStream? _stream;
    private long _snapshotBytes;
    private long _lastFsync;
    private Task? _loop;

    public void Open()
    {
        _stream = JournalFile.OpenForAppend(path);
        _snapshotBytes = _stream.Length;
        _loop = Task.Run(RunAsync, CancellationToken.None);
    }

    public void Append(JournalRecord record)
    {
        lock (_lock)
        {
            using (var writer = new Utf8JsonWriter(_filling, new JsonWriterOptions { SkipValidation = true }))
            {
                JsonSerializer.Serialize(writer, record, JournalJson.Default.JournalRecord);
            }

            _filling.Write("\n"u8);
            if (_fillingDone is null)
            {
                _fillingDone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _work.Release();
            }
        }
    }

    public Task FlushedAsync()
    {
        lock (_lock)
        {
            return _fillingDone?.Task ?? _writing;
        }
    }

    public async Task CompactAsync(CancellationToken cancellationToken)
    {
        await _file.WaitAsync(cancellationToken);
        try
        {
            List<JournalRecord> snapshot;
            Batch before;
            lock (world.Gate)
            {
                snapshot = world.Snapshot();
                before = TakeBatch();
            }

            // What was appended before the snapshot is part of it, but must not wait for it.
            await WriteAsync(before);
            await JournalFile.ReplaceAsync(path, snapshot, _stream!);
            _stream = JournalFile.OpenForAppend(path);
            _snapshotBytes = _stream.Length;
        }
        finally
        {
            _file.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _loop, null) is not { } loop)
        {
            return;
        }

        await _stopping.CancelAsync();
        await loop;

        await WriteAsync(TakeBatch());
        if (_stream is not null)
        {
            _stream.Flush(flushToDisk: settings.Fsync != FsyncPolicy.Never);
            await _stream.DisposeAsync();
        }

        _stopping.Dispose();
        _work.Dispose();
        _file.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _work.WaitAsync(_stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await _file.WaitAsync(CancellationToken.None);
            try
            {
                await WriteAsync(TakeBatch());
            }
            finally
            {
                _file.Release();
            }

            if (_stream!.Length > settings.CompactAtBytes && _stream.Length > _snapshotBytes * 2)
            {
                await CompactAsync(CancellationToken.None);
            }
        }
    }

    private Batch TakeBatch()
    {
        lock (_lock)
        {
            var batch = new Batch(_filling, _fillingDone);
            if (batch.Done is not null)
            {
                (_filling, _spare) = (_spare, _filling);
                _writing = batch.Done.Task;
                _fillingDone = null;
            }

            return batch;
        }
    }

    private async Task WriteAsync(Batch batch)
    {
        if (batch.Done is null)
        {
            return;
        }

        try
        {
            await _stream!.WriteAsync(batch.Bytes.WrittenMemory, CancellationToken.None);
            var due = settings.Fsync == FsyncPolicy.Always
                || (settings.Fsync == FsyncPolicy.Interval && time.GetElapsedTime(_lastFsync) >= FsyncInterval);
            _stream.Flush(flushToDisk: due);
            if (due)
            {
                _lastFsync = time.GetTimestamp();
            }

            batch.Bytes.ResetWrittenCount();
            batch.Done.SetResult();
        }
        catch (IOException exception)
        {
            // The requests of this batch fail; the next batch tries the disk again.
            batch.Bytes.ResetWrittenCount();
            batch.Done.SetException(exception);
        }
    }

    private readonly record struct Batch(ArrayBufferWriter<byte> Bytes, TaskCompletionSource? Done);
}

internal sealed record JournalSettings(FsyncPolicy Fsync, long CompactAtBytes);
