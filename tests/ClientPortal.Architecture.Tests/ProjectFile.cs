using System.Xml.Linq;

namespace ClientPortal.Architecture.Tests;

/// <summary>What a project file refers to.</summary>
/// <param name="Projects">Names of directly referenced projects.</param>
/// <param name="Packages">Names of directly referenced packages.</param>
internal sealed record ProjectFile(string Name, string Path, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public static ProjectFile Load(string file)
    {
        var xml = XDocument.Load(file);
        return new ProjectFile(
            System.IO.Path.GetFileNameWithoutExtension(file),
            Repository.Relative(file),
            [.. Includes(xml, "ProjectReference").Select(path => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. Includes(xml, "PackageReference")]);
    }

    private static IEnumerable<string> Includes(XDocument xml, string item) =>
        xml.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();

    /// <summary>Itself and every project that it reaches.</summary>
    public IReadOnlySet<string> Closure()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([Name]);
        while (open.TryPop(out var name))
        {
            if (reached.Add(name))
            {
                foreach (var next in Repository.Project(name).Projects)
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }
}
