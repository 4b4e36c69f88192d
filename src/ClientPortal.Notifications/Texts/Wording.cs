using System.Globalization;
using System.Resources;

namespace ClientPortal.Notifications.Texts;

/// <summary>The texts of one language, from <c>Texts.resx</c> (English) and <c>Texts.ru.resx</c>. Values that go in must be escaped already.</summary>
internal sealed class Wording
{
    private static readonly ResourceManager Resources = new("ClientPortal.Notifications.Texts.Texts", typeof(Wording).Assembly);

    private readonly CultureInfo _culture;

    private Wording(string language, string culture)
    {
        Language = language;
        _culture = CultureInfo.GetCultureInfo(culture);
        Formats = new Formats(_culture, Find("Format_Date"));
    }

    public static Wording English { get; } = new("en", "en-GB");

    public static Wording Russian { get; } = new("ru", "ru-RU");

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>Dates and amounts as this language's readers write them.</summary>
    public Formats Formats { get; }

    public static Wording For(string language) => string.Equals(language, "ru", StringComparison.Ordinal) ? Russian : English;

    /// <summary>The text with its places filled.</summary>
    public string Text(string key, params ReadOnlySpan<object?> values) => string.Format(_culture, Find(key), values);

    /// <summary>The form of the text that goes with a number; <c>{0}</c> is the number.</summary>
    public string Counted(string key, int count) => Text($"{key}_{Plural.Form(Language, count)}", count);

    private string Find(string key) => Resources.GetString(key, _culture)
        ?? throw new MissingManifestResourceException($"Texts.resx has no text named {key}.");
}
