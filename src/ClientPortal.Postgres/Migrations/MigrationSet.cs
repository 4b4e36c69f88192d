using System.Reflection;

namespace ClientPortal.Postgres.Migrations;

/// <summary>The numbered SQL files that one assembly carries: embedded resources named <c>migrations/NNNN_name.sql</c>.</summary>
/// <param name="Name">Names the set in the table <c>schema_migrations</c>; never changed once landed.</param>
public sealed record MigrationSet(string Name, Assembly Assembly)
{
    /// <summary>The table of leases, which <see cref="Leases.Lease"/> works on.</summary>
    public static MigrationSet Leases { get; } = new("leases", typeof(MigrationSet).Assembly);

    internal IReadOnlyList<Migration> Read() => Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("migrations/", StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => Migration.Read(Assembly, name))
        .ToArray();
}
