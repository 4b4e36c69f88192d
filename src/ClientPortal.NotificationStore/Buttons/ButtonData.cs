using System.Buffers.Text;
using System.Text;

namespace ClientPortal.NotificationStore;

/// <summary>
/// What a button carries: its name and fields, joined by colons, 64 bytes at most. An id takes 22 characters:
/// <c>take:AZrK0-9nf3uR1sYb3m5QxA</c>.
/// </summary>
public static class ButtonData
{
    /// <summary>Telegram's limit, in bytes of UTF-8.</summary>
    public const int MaxBytes = 64;

    private const char Separator = ':';

    /// <summary>The button's data.</summary>
    /// <exception cref="ArgumentException">The data is longer than Telegram takes.</exception>
    public static string Of(string name, params ReadOnlySpan<string> fields)
    {
        var data = fields.IsEmpty ? name : $"{name}{Separator}{string.Join(Separator, fields!)}";
        return Encoding.UTF8.GetByteCount(data) <= MaxBytes
            ? data
            : throw new ArgumentException($"The data of the button '{name}' is longer than {MaxBytes} bytes.", nameof(fields));
    }

    /// <summary>Reads anything that a button may carry; not to be trusted.</summary>
    public static (string Name, IReadOnlyList<string> Fields) Split(string data)
    {
        var parts = data.Split(Separator);
        return (parts[0], parts[1..]);
    }

    /// <summary>An id as a field.</summary>
    public static string Id(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));

    /// <summary>Null for a field that is no id.</summary>
    public static Guid? ReadId(string field)
    {
        Span<byte> bytes = stackalloc byte[16];
        return field.Length == 22 && Base64Url.IsValid(field) && Base64Url.TryDecodeFromChars(field, bytes, out var length) && length == 16
            ? new Guid(bytes, bigEndian: true)
            : null;
    }
}
