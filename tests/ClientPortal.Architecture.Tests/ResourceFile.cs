using System.Xml.Linq;

namespace ClientPortal.Architecture.Tests;

/// <summary>A .resx file's texts.</summary>
internal static class ResourceFile
{
    public static IReadOnlyList<string> Keys(string file) =>
        [.. XDocument.Load(file).Descendants("data").Select(data => data.Attribute("name")!.Value)];
}
