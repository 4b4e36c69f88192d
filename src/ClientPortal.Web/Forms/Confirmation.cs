namespace ClientPortal.Web.Forms;

/// <summary>A question before something is done: a dialog over its page, or a page of its own without a script.</summary>
/// <param name="Address">Where the question stands, and where the yes is sent to.</param>
/// <param name="Back">The page that it is asked on.</param>
/// <param name="Button">The yes, by what it does.</param>
public sealed record Confirmation(string Title, string Text, string Address, string Back, string Button)
{
    /// <summary>It takes something away.</summary>
    public bool Danger { get; init; }

    /// <summary>Why it was not done.</summary>
    public string? Error { get; init; }
}
