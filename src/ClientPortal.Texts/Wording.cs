using System.Globalization;
using System.Resources;

namespace ClientPortal.Texts;

/// <summary>The texts of one language of a <see cref="TextSet"/>. Values that go into markup must be escaped already.</summary>
public sealed class Wording
{
    private readonly IReadOnlyList<ResourceManager> _resources;
    private readonly CultureInfo _culture;

    internal Wording(IReadOnlyList<ResourceManager> resources, string language, string culture)
    {
        _resources = resources;
        Language = language;
        _culture = CultureInfo.GetCultureInfo(culture);
        Formats = new Formats(_culture);
    }

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>Dates and amounts as this language's readers write them.</summary>
    public Formats Formats { get; }

    /// <summary>The text with its places filled.</summary>
    /// <exception cref="MissingManifestResourceException">The resources have no such text.</exception>
    public string Text(string key, params ReadOnlySpan<object?> values) => string.Format(_culture, Find(key), values);

    /// <summary>The form of the text that goes with a number; <c>{0}</c> is the number.</summary>
    public string Counted(string key, int count) => Text($"{key}_{Plural.Form(Language, count)}", count);

    private string Find(string key)
    {
        foreach (var resources in _resources)
        {
            if (resources.GetString(key, _culture) is { } text)
            {
                return text;
            }
        }

        throw new MissingManifestResourceException($"{string.Join(", ", _resources.Select(r => r.BaseName))}: no text named {key}.");
    }
}
