using System.Globalization;
using System.Resources;

namespace ClientPortal.TelegramEmulator.Pages;

/// <summary>The pages' words, in Russian or English by what the browser asks for.</summary>
public sealed class PageTexts
{
    private static readonly ResourceManager Resources = new("ClientPortal.TelegramEmulator.Pages.Texts", typeof(PageTexts).Assembly);

    private PageTexts(string language)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language);
    }

    public static PageTexts English { get; } = new("en");

    public static PageTexts Russian { get; } = new("ru");

    public string Language { get; }

    public CultureInfo Culture { get; }

    public string this[string name] => Resources.GetString(name, Culture)
        ?? throw new InvalidOperationException($"The pages have no text {name}.");

    /// <summary>The first language of the browser that the pages speak.</summary>
    internal static PageTexts For(HttpRequest request)
    {
        var asked = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1);
        foreach (var language in asked)
        {
            if (language.Value.StartsWith("ru", StringComparison.OrdinalIgnoreCase))
            {
                return Russian;
            }

            if (language.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return English;
            }
        }

        return English;
    }
}
