using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace ClientPortal.Postgres.Migrations;

/// <summary>One SQL file.</summary>
/// <param name="Hash">SHA-256 over the text with line feeds alone, so that a checkout's line endings do not count.</param>
internal sealed record Migration(string Name, string Sql, string Hash)
{
    public static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return From(resource["migrations/".Length..], reader.ReadToEnd());
    }

    public static Migration From(string name, string text)
    {
        var sql = text.ReplaceLineEndings("\n");
        return new Migration(name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }
}
