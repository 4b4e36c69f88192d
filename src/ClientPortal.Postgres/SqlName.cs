using System.Text.RegularExpressions;

namespace ClientPortal.Postgres;

/// <summary>Names that are put into SQL text are lower-case identifiers that need no quotes.</summary>
public static partial class SqlName
{
    /// <summary>Returns the name as it is.</summary>
    /// <exception cref="ArgumentException">Not such an identifier.</exception>
    public static string Check(string name) => Identifier().IsMatch(name)
        ? name
        : throw new ArgumentException($"'{name}' is no plain SQL identifier: use lower-case letters, digits and underscores, at most 63.", nameof(name));

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Identifier();
}
