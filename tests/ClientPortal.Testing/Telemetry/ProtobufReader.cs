namespace ClientPortal.Testing.Telemetry;

/// <summary>The wire format of protocol buffers, as far as OTLP's traces need it: numbered fields, of which only those with a length are handed out.</summary>
internal static class ProtobufReader
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    /// <summary>The strings, bytes and messages of a message, with their field numbers, in order.</summary>
    public static List<(int Field, ReadOnlyMemory<byte> Value)> Fields(ReadOnlyMemory<byte> message)
    {
        var fields = new List<(int, ReadOnlyMemory<byte>)>();
        while (message.Length > 0)
        {
            var key = (int)ReadVarint(ref message);
            switch (key & 7)
            {
                case Varint:
                    ReadVarint(ref message);
                    break;
                case Fixed64:
                    message = message[sizeof(ulong)..];
                    break;
                case LengthDelimited:
                    var length = (int)ReadVarint(ref message);
                    fields.Add((key >> 3, message[..length]));
                    message = message[length..];
                    break;
                case Fixed32:
                    message = message[sizeof(uint)..];
                    break;
                default:
                    throw new InvalidDataException($"There is no wire type {key & 7}.");
            }
        }

        return fields;
    }

    private static ulong ReadVarint(ref ReadOnlyMemory<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message.Span[0];
            message = message[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
