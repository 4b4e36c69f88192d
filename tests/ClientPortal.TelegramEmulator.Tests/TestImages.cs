using System.Buffers.Binary;

namespace ClientPortal.TelegramEmulator.Tests;

internal static class TestImages
{
    /// <summary>The first bytes of a PNG, which is all that is looked at.</summary>
    public static byte[] Png(int width, int height)
    {
        var image = new byte[64];
        byte[] head = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
        head.CopyTo(image, 0);
        BinaryPrimitives.WriteInt32BigEndian(image.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(image.AsSpan(20), height);
        return image;
    }
}
