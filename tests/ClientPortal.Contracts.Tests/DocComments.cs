using System.Text.RegularExpressions;
using System.Xml.Linq;
using ClientPortal.Contracts;

namespace ClientPortal.Contracts.Tests;

/// <summary>The doc comments of the contracts, from the file that the compiler writes beside the assembly.</summary>
internal static partial class DocComments
{
    private static readonly Dictionary<string, XElement> Members =
        XDocument.Load(Path.ChangeExtension(typeof(EventCatalog).Assembly.Location, ".xml"))
            .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    public static string? Summary(Type type) => Text(Find(type)?.Element("summary"));

    /// <param name="jsonName">The member's name in JSON; parameters of records differ from it by their first letter.</param>
    public static string? Parameter(Type type, string jsonName) =>
        Text(Find(type)?.Elements("param").SingleOrDefault(parameter =>
            string.Equals(parameter.Attribute("name")!.Value, jsonName, StringComparison.OrdinalIgnoreCase)));

    private static XElement? Find(Type type) => Members.GetValueOrDefault($"T:{type.FullName}");

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var parts = element.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.', ':')[^1],
            XElement { Name.LocalName: "paramref" } reference => reference.Attribute("name")!.Value,
            XElement other => other.Value,
            _ => "",
        });
        return Space().Replace(string.Concat(parts), " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
