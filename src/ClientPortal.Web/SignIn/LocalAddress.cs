namespace ClientPortal.Web.SignIn;

/// <summary>Addresses that a form or a link asks to be led to.</summary>
internal static class LocalAddress
{
    /// <summary>The address where it is a page of this portal, else the first page: a link must not lead a person to another site.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl) ? address : "/";
}
