namespace ClientPortal.Architecture.Tests;

/// <summary>The checked-out sources.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. Files("*.csproj").Select(ProjectFile.Load)];

    public static ProjectFile Project(string name) =>
        Projects.SingleOrDefault(project => project.Name == name)
        ?? throw new InvalidOperationException($"There is no project {name}; rename it in this test too.");

    /// <summary>Tracked sources: build output and downloaded assets are left out.</summary>
    public static IEnumerable<string> Files(string pattern, string under = "") =>
        Directory.EnumerateFiles(Path.Combine(Root, under), pattern, SearchOption.AllDirectories)
            .Where(file => !Relative(file).Split('/').Any(part => part is "bin" or "obj" or "node_modules" or ".run" or ".git"));

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClientPortal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run from inside the repository.");
    }
}
