using System.Text.Unicode;

namespace ClientPortal.Api.Attachments;

/// <summary>Tells a file's media type from its first bytes. What the sender claims counts for nothing; what is not known is a stream of bytes.</summary>
internal static class ContentSniffer
{
    public const string Unknown = "application/octet-stream";

    private sealed record Signature(string MediaType, int Offset, byte[] Bytes);

    // The longer of two that begin alike stands first.
    private static readonly Signature[] Signatures =
    [
        Of("application/pdf", "%PDF-"u8),
        Of("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        Of("image/jpeg", [0xFF, 0xD8, 0xFF]),
        Of("image/gif", "GIF87a"u8),
        Of("image/gif", "GIF89a"u8),
        Of("image/tiff", [0x49, 0x49, 0x2A, 0x00]),
        Of("image/tiff", [0x4D, 0x4D, 0x00, 0x2A]),
        Of("image/heic", "ftypheic"u8, 4),
        Of("image/heic", "ftypmif1"u8, 4),
        Of("image/avif", "ftypavif"u8, 4),
        Of("video/quicktime", "ftypqt  "u8, 4),
        Of("audio/mp4", "ftypM4A "u8, 4),
        Of("video/mp4", "ftyp"u8, 4),
        Of("video/webm", [0x1A, 0x45, 0xDF, 0xA3]),
        Of("audio/ogg", "OggS"u8),
        Of("audio/mpeg", "ID3"u8),
        Of("audio/mpeg", [0xFF, 0xFB]),
        Of("audio/flac", "fLaC"u8),
        Of("application/x-7z-compressed", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        Of("application/vnd.rar", [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]),
        Of("application/gzip", [0x1F, 0x8B, 0x08]),
        Of("application/rtf", "{\\rtf"u8),
        Of("image/bmp", "BM"u8),
    ];

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];

    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // Office documents are containers: which one it is shows in the name alone, within what the container allows.
    private static readonly Dictionary<string, string> InZip = new(StringComparer.OrdinalIgnoreCase)
    {
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        [".odt"] = "application/vnd.oasis.opendocument.text",
        [".ods"] = "application/vnd.oasis.opendocument.spreadsheet",
    };

    private static readonly Dictionary<string, string> InCompoundFile = new(StringComparer.OrdinalIgnoreCase)
    {
        [".doc"] = "application/msword",
        [".xls"] = "application/vnd.ms-excel",
        [".ppt"] = "application/vnd.ms-powerpoint",
        [".msg"] = "application/vnd.ms-outlook",
    };

    /// <summary>The media type that the content shows.</summary>
    /// <param name="head">The file's beginning; a few hundred bytes suffice.</param>
    /// <param name="fileName">Tells documents in the same container apart.</param>
    public static string MediaTypeOf(ReadOnlySpan<byte> head, string fileName)
    {
        var extension = Path.GetExtension(fileName);
        if (head.StartsWith(Zip))
        {
            return InZip.GetValueOrDefault(extension, "application/zip");
        }

        if (head.StartsWith(CompoundFile))
        {
            return InCompoundFile.GetValueOrDefault(extension, Unknown);
        }

        if (head.Length >= 12 && head.StartsWith("RIFF"u8))
        {
            return head[8..12] switch
            {
                [0x57, 0x45, 0x42, 0x50] => "image/webp",
                [0x57, 0x41, 0x56, 0x45] => "audio/wav",
                [0x41, 0x56, 0x49, 0x20] => "video/x-msvideo",
                _ => Unknown,
            };
        }

        foreach (var signature in Signatures)
        {
            if (head.Length >= signature.Offset && head[signature.Offset..].StartsWith(signature.Bytes))
            {
                return signature.MediaType;
            }
        }

        // HTML and SVG are text as well: nothing that a browser would run keeps a type that says so.
        return IsText(head) ? "text/plain" : Unknown;
    }

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        foreach (var value in head)
        {
            if (value is < 0x20 and not (0x09 or 0x0A or 0x0C or 0x0D) or 0x7F)
            {
                return false;
            }
        }

        // The head may end within a character of up to four bytes.
        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
        {
            if (Utf8.IsValid(head[..^cut]))
            {
                return true;
            }
        }

        return false;
    }

    private static Signature Of(string mediaType, ReadOnlySpan<byte> bytes, int offset = 0) => new(mediaType, offset, bytes.ToArray());
}
