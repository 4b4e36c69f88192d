namespace ClientPortal.Api.Database;

/// <summary>Text inside a LIKE pattern, with <c>\</c> as the escape character.</summary>
public static class LikePattern
{
    /// <summary>Takes <c>%</c>, <c>_</c> and <c>\</c> literally.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
    }
}
