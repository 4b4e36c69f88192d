using System.Globalization;
using ClientPortal.Texts;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Texts;

public sealed class TelegramHtmlTests
{
    [Fact]
    public void MarkupInPeoplesWordsIsNoMarkup() =>
        TelegramHtml.Quote("<b>1 < 2 && \"x\"</b>").ShouldBe("<blockquote>&lt;b&gt;1 &lt; 2 &amp;&amp; \"x\"&lt;/b&gt;</blockquote>");

    [Fact]
    public void EmptyTextIsNoQuotation() => TelegramHtml.Quote(" \n ").ShouldBe("");

    [Fact]
    public void ShortTextStaysWhole() => TelegramHtml.Cut("abc", 3).ShouldBe("abc");

    [Fact]
    public void LongTextIsCutAndSaysSo() => TelegramHtml.Cut(new string('a', 701), 700).ShouldBe(new string('a', 699) + "…");

    [Theory]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("🇷🇺")]
    [InlineData("e\u0301")]
    [InlineData("👍🏽")]
    public void CutNeverGoesThroughWhatPeopleSeeAsOneLetter(string element)
    {
        for (var length = 5; length < 40; length++)
        {
            var text = string.Concat(Enumerable.Repeat(element, 50));
            var cut = TelegramHtml.Cut(text, length);

            cut.Length.ShouldBeLessThanOrEqualTo(length);
            cut.ShouldEndWith("…");
            StringInfo.ParseCombiningCharacters(cut[..^1]).Length.ShouldBe((cut.Length - 1) / element.Length);
            ((cut.Length - 1) % element.Length).ShouldBe(0);
        }
    }

    [Fact]
    public void ControlCharactersAndRunsOfEmptyLinesAreLeftOut() =>
        TelegramHtml.Quote("a\0b\r\n\n\n\n\u0007c").ShouldBe("<blockquote>ab\n\nc</blockquote>");

    [Fact]
    public void NameStaysOnOneLine() => TelegramHtml.Name("A\nB <c>").ShouldBe("A B &lt;c&gt;");
}
