using ClientPortal.BotGateway.Delivery.Messages;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery.Messages;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("<b>Ticket</b> #1 &lt;urgent&gt; &amp; more", "Ticket #1 <urgent> & more")]
    [InlineData("<a href=\"https://portal.example/t/1\">Open</a>", "Open (https://portal.example/t/1)")]
    [InlineData("<a href='https://x.example'>https://x.example</a>", "https://x.example")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [InlineData("<pre><code class=\"language-c\">a &lt;b&gt;</code></pre>", "a <b>")]
    [InlineData("<b>unclosed", "unclosed")]
    public void MarkupFallsAwayAndTheWordsStay(string html, string plain) => HtmlText.ToPlain(html).ShouldBe(plain);

    [Fact]
    public void LengthCountsCodePoints() => HtmlText.Length("aя😀").ShouldBe(3);

    [Fact]
    public void BeginningIsCutBetweenWordsAndNeverInsideACharacter()
    {
        HtmlText.Beginning("one two three", 100).ShouldBe("one two three");
        HtmlText.Beginning("one two three", 10).ShouldBe("one two…");
        HtmlText.Beginning(string.Concat(Enumerable.Repeat("😀", 50)), 10).ShouldBe(string.Concat(Enumerable.Repeat("😀", 9)) + "…");
    }
}
