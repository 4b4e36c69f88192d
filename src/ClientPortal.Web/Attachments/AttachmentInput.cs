using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ClientPortal.Contracts;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;

namespace ClientPortal.Web.Attachments;

/// <summary>Files of a form. Those that the Api has taken already stay with the form when something else in it is refused.</summary>
/// <param name="Taken">What the Api has.</param>
/// <param name="Errors">What it refused, with the files' names.</param>
public sealed record AttachmentInput(IReadOnlyList<AttachmentSnapshot> Taken, IReadOnlyList<string> Errors)
{
    /// <summary>Files of one text.</summary>
    public const int MaxFiles = 10;

    /// <summary>Bytes of one file.</summary>
    public const long MaxSize = 20 * 1024 * 1024;

    /// <summary>Bytes of a form with as many files as it may hold.</summary>
    public const long MaxForm = (MaxFiles * MaxSize) + (1024 * 1024);

    public static AttachmentInput None { get; } = new([], []);

    /// <summary>How the form keeps a file that the Api has: <c>id|size|name</c>.</summary>
    public static string Write(AttachmentSnapshot file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return string.Create(CultureInfo.InvariantCulture, $"{file.AttachmentId}|{file.Size}|{file.FileName}");
    }

    /// <summary>Has the Api take the form's new files. The same form sent twice (by its <see cref="FormKey"/>) gets the same ids.</summary>
    internal static async Task<AttachmentInput> TakeAsync(IFormCollection form, PortalClient portal, Reader reader, CancellationToken cancellationToken)
    {
        var taken = form["attachment"].Select(Read).OfType<AttachmentSnapshot>().ToList();
        var errors = new List<string>();
        foreach (var (index, file) in form.Files.Where(file => file.FileName.Length > 0).Index())
        {
            if (taken.Count == MaxFiles)
            {
                errors.Add(reader.Text("Attachment_TooMany", MaxFiles, file.FileName));
                continue;
            }

            var answer = await SendAsync(file, await KeyOfAsync(form["key"], index, file, cancellationToken), portal, cancellationToken);
            if (answer.Value is { } snapshot)
            {
                taken.Add(snapshot);
            }
            else
            {
                errors.Add($"{file.FileName}: {reader.Explain(answer.Refusal!)}");
            }
        }

        return new(taken, errors);
    }

    private static async Task<PortalResult<AttachmentSnapshot>> SendAsync(IFormFile file, string? key, PortalClient portal, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenReadStream();
        using var content = new StreamContent(stream);
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type) ? type : new("application/octet-stream");
        using var body = new MultipartFormDataContent { { content, "file", file.FileName } };
        return await portal.SendAsync<AttachmentSnapshot>(HttpMethod.Post, "api/attachments", body, cancellationToken, new(Key: key));
    }

    /// <summary>Null where the form has no key of its own.</summary>
    private static async Task<string?> KeyOfAsync(string? form, int index, IFormFile file, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(form))
        {
            return null;
        }

        await using var stream = file.OpenReadStream();
        // Another content is another file, whatever its name. Hashed as a whole: a key is ASCII, a name is anything.
        var content = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{form}|{index}|{content}|{file.FileName}"))));
    }

    private static AttachmentSnapshot? Read(string? text) =>
        text?.Split('|', 3) is [var id, var size, var name] && Guid.TryParse(id, out var guid) && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? new(guid, name, "", bytes)
            : null;
}
