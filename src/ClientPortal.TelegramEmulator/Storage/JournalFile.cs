using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace ClientPortal.TelegramEmulator.Storage;

/// <summary>The journal's file: reading it, opening it, replacing it.</summary>
internal static class JournalFile
{
    public static FileStream OpenForAppend(string path) =>
        new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1);

    /// <summary>
    /// Reads all whole lines. A last line without its end is what a crash in the middle of a write leaves: nobody was
    /// told that it happened, so it is cut off. Any other unreadable line stops the start.
    /// </summary>
    public static async Task ReadAsync(string path, Action<JournalRecord> apply, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return;
        }

        long wholeLines = 0;
        await using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.Asynchronous | FileOptions.SequentialScan))
        {
            var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 256 * 1024));
            var line = 0;
            while (true)
            {
                var result = await reader.ReadAsync(cancellationToken);
                var buffer = result.Buffer;
                while (buffer.PositionOf((byte)'\n') is { } end)
                {
                    line++;
                    apply(Parse(buffer.Slice(0, end), path, line));
                    var next = buffer.GetPosition(1, end);
                    wholeLines += buffer.Slice(0, next).Length;
                    buffer = buffer.Slice(next);
                }

                reader.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted)
                {
                    break;
                }
            }

            await reader.CompleteAsync();
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        if (file.Length > wholeLines)
        {
            file.SetLength(wholeLines);
        }
    }

    /// <summary>Writes the snapshot beside the file, forces it to the disk and puts it in the file's place.</summary>
    public static void Replace(string path, List<JournalRecord> snapshot, FileStream old)
    {
        var beside = path + ".new";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            foreach (var record in snapshot)
            {
                stream.Write(JsonSerializer.SerializeToUtf8Bytes(record, JournalJson.Default.JournalRecord));
                stream.WriteByte((byte)'\n');
            }

            stream.Flush(flushToDisk: true);
        }

        old.Dispose();
        File.Move(beside, path, overwrite: true);
    }

    private static JournalRecord Parse(ReadOnlySequence<byte> bytes, string path, int line)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            return JsonSerializer.Deserialize(ref reader, JournalJson.Default.JournalRecord)
                ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(
                $"The emulator's journal {path} cannot be read at line {line}. Restore it, or remove its folder to start with empty chats.", exception);
        }
    }
}
