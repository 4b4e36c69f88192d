using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using ClientPortal.Notifications.Texts;
using ClientPortal.Texts;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Texts;

public sealed partial class WordingTests
{
    [Fact]
    public void EveryTextIsThereInBothLanguagesWithTheSamePlaces()
    {
        var resources = new ResourceManager("ClientPortal.Notifications.Texts.Texts", typeof(NotificationTexts).Assembly);
        var english = Read(resources, CultureInfo.InvariantCulture);
        var russian = Read(resources, CultureInfo.GetCultureInfo("ru"));

        english.Count.ShouldBeGreaterThan(30);
        russian.Keys.Order(StringComparer.Ordinal).ShouldBe(english.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in english)
        {
            text.ShouldNotBeNullOrWhiteSpace(key);
            russian[key].ShouldNotBeNullOrWhiteSpace(key);
            Places(russian[key]).ShouldBe(Places(text), key);
        }
    }

    [Theory]
    [InlineData("ru", 1, "📎 1 файл")]
    [InlineData("ru", 2, "📎 2 файла")]
    [InlineData("ru", 5, "📎 5 файлов")]
    [InlineData("ru", 11, "📎 11 файлов")]
    [InlineData("ru", 21, "📎 21 файл")]
    [InlineData("ru", 112, "📎 112 файлов")]
    [InlineData("ru", 0, "📎 0 файлов")]
    [InlineData("en", 1, "📎 1 file")]
    [InlineData("en", 2, "📎 2 files")]
    [InlineData("en", 21, "📎 21 files")]
    public void NounsAgreeWithTheirNumber(string language, int count, string expected) =>
        NotificationTexts.Set.For(language).Counted("Files", count).ShouldBe(expected);

    [Theory]
    [InlineData("en", "1200.00", "RUB", "₽1,200.00")]
    [InlineData("en", "1234567.5", "EUR", "€1,234,567.5")]
    [InlineData("en", "99.90", "CHF", "CHF\u00A099.90")]
    [InlineData("en", "5000", "JPY", "JPY\u00A05,000")]
    [InlineData("ru", "1200.00", "RUB", "1\u00A0200,00\u00A0₽")]
    [InlineData("ru", "5000", "JPY", "5\u00A0000\u00A0JPY")]
    [InlineData("ru", "-10.50", "EUR", "-10,50\u00A0€")]
    public void AmountsAreWrittenAsTheirReadersDo(string language, string amount, string currency, string expected) =>
        NotificationTexts.Set.For(language).Formats.Amount(amount, currency).ShouldBe(expected);

    [Theory]
    [InlineData("en", "5 March 2026")]
    [InlineData("ru", "5 марта 2026 г.")]
    public void DatesAreWrittenAsTheirReadersDo(string language, string expected) =>
        NotificationTexts.Set.For(language).Formats.Date(new DateOnly(2026, 3, 5)).ShouldBe(expected);

    [Fact]
    public void UnknownLanguageIsReadInEnglish() => NotificationTexts.Set.For("de").ShouldBeSameAs(NotificationTexts.Set.English);

    private static Dictionary<string, string> Read(ResourceManager resources, CultureInfo culture) =>
        resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private static string[] Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal).ToArray();

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
