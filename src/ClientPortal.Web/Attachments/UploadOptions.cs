using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Web.Attachments;

/// <summary>Section <c>Uploads</c>: forms with files that one account may send at once. Each takes up to 201 MB of the temporary folder while it is sent.</summary>
public sealed class UploadOptions
{
    public const string Section = "Uploads";

    /// <summary>Forms of one account that each replica reads at once.</summary>
    [Range(1, 1000, ErrorMessage = "The setting Uploads:AtOnce must lie between 1 and 1000 forms.")]
    public int AtOnce { get; set; } = 4;

    /// <summary>Further ones that wait for their turn, unread. What comes beyond them is refused (429).</summary>
    [Range(0, 1000, ErrorMessage = "The setting Uploads:Waiting must lie between 0 and 1000 forms.")]
    public int Waiting { get; set; } = 4;
}
