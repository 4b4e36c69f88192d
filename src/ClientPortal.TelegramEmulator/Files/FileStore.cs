using System.Globalization;
using System.Security.Cryptography;
using ClientPortal.TelegramEmulator.Chats;
using Microsoft.AspNetCore.StaticFiles;

namespace ClientPortal.TelegramEmulator.Files;

/// <summary>Uploaded files on disk.</summary>
internal sealed class FileStore(World world, DataFolder folder)
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>Writes the bytes, then makes the file known.</summary>
    public async Task<StoredFile> SaveAsync(Stream content, string name, string? contentType, ImageSize? photo, CancellationToken cancellationToken)
    {
        var original = SafeName(name);
        var unique = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var extension = Path.GetExtension(original);
        var stored = new StoredFile
        {
            FileId = (photo is null ? "BQACAgIAAx" : "AgACAgIAAx") + Convert.ToBase64String(RandomNumberGenerator.GetBytes(36)).Replace('+', '-').Replace('/', '_'),
            UniqueId = "AgAD" + unique,
            Name = string.Create(CultureInfo.InvariantCulture, $"{(photo is null ? "documents" : "photos")}/file_{unique}{extension}"),
            OriginalName = original,
            MimeType = TypeOf(original, contentType),
            Size = 0,
            IsPhoto = photo is not null,
            Width = photo?.Width ?? 0,
            Height = photo?.Height ?? 0,
        };
        var path = Path.Combine(folder.Files, stored.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
        {
            await content.CopyToAsync(file, cancellationToken);
            stored = stored with { Size = file.Length };
        }

        lock (world.Gate)
        {
            world.Save(stored);
        }

        return stored;
    }

    public StoredFile? Find(string fileId)
    {
        lock (world.Gate)
        {
            return world.Files.GetValueOrDefault(fileId);
        }
    }

    /// <summary>Opens a file by the path in its download link; only names that were given out are ever opened.</summary>
    public (StoredFile File, Stream Content)? Open(string name)
    {
        StoredFile? file;
        lock (world.Gate)
        {
            file = world.Files.Values.FirstOrDefault(candidate => candidate.Name == name);
        }

        var path = file is null ? null : Path.Combine(folder.Files, file.Name);
        return path is not null && File.Exists(path)
            ? (file!, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous))
            : null;
    }

    private static string SafeName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new string([.. last.Where(c => !char.IsControl(c))]).Trim();
        return kept.Length is 0 or > 255 ? "file" : kept;
    }

    private static string TypeOf(string name, string? contentType) =>
        contentType is null or "" or "application/octet-stream" && Types.TryGetContentType(name, out var known) ? known
            : contentType is { Length: > 0 } ? contentType
            : "application/octet-stream";
}
