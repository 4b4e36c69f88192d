using System.Reflection;
using System.Resources;

namespace ClientPortal.Texts;

/// <summary>A service's texts for people, from pairs of resource files: <c>X.resx</c> (English) and <c>X.ru.resx</c>.</summary>
public sealed class TextSet
{
    /// <summary>One set over several pairs of files.</summary>
    /// <param name="baseNames">The resources' names without language and ending; keys differ across all of them.</param>
    public TextSet(Assembly assembly, params IEnumerable<string> baseNames)
    {
        ResourceManager[] resources = [.. baseNames.Select(name => new ResourceManager(name, assembly))];
        English = new Wording(resources, "en", "en-GB");
        Russian = new Wording(resources, "ru", "ru-RU");
    }

    public Wording English { get; }

    public Wording Russian { get; }

    /// <summary>English for every language but Russian.</summary>
    /// <param name="language"><c>ru</c>, <c>en</c>, or an IETF tag that begins with one of them.</param>
    public Wording For(string? language) =>
        language is "ru" || language?.StartsWith("ru-", StringComparison.OrdinalIgnoreCase) is true ? Russian : English;
}
