using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.Formatting;

namespace ClientPortal.TelegramEmulator.Tests.Formatting;

public sealed class HtmlParserTests
{
    [Theory]
    [InlineData("plain", "plain", "")]
    [InlineData("<b>bold</b>", "bold", "bold 0 4")]
    [InlineData("<STRONG>b</STRONG> <em>i</em> <ins>u</ins> <del>s</del>", "b i u s", "bold 0 1, italic 2 1, underline 4 1, strikethrough 6 1")]
    [InlineData("<strike>s</strike><s>t</s>", "st", "strikethrough 0 2")]
    [InlineData("<b>a</>", "a", "bold 0 1")]
    [InlineData("<b>a</b  >", "a", "bold 0 1")]
    [InlineData("😀<b>x</b>", "😀x", "bold 2 1")]
    [InlineData("<b>👩‍💻</b>!", "👩‍💻!", "bold 0 5")]
    [InlineData("&lt;b&gt; &amp;amp; &quot;q&quot; &nbsp; &apos;", "<b> &amp; \"q\" &nbsp; &apos;", "")]
    [InlineData("&#60;&#x3e;&#128512;&lt", "<>😀<", "")]
    [InlineData("&#0;&#x110000;&#xffffffffff;", "&#0;&#x110000;&#xffffffffff;", "hashtag 5 8, hashtag 15 12")]
    [InlineData("<b>bold <i>both</i></b>", "bold both", "bold 0 5, bold 5 4, italic 5 4")]
    [InlineData("<b>a<b>b</b>c</b>", "abc", "bold 0 3")]
    [InlineData("<b>a</b><b>b</b>", "ab", "bold 0 2")]
    [InlineData("<b>x<code>y</code>z</b>", "xyz", "bold 0 1, code 1 1, bold 2 1")]
    [InlineData("<code>a<b>b</b></code>", "ab", "code 0 2")]
    [InlineData("<pre>x</pre>", "x", "pre 0 1")]
    [InlineData("<pre><code class=\"language-csharp\">var</code></pre>", "var", "pre 0 3 csharp")]
    [InlineData("<code class=\"language-csharp\"><pre>var</pre></code>", "var", "pre 0 3 csharp")]
    [InlineData("<code class=\"language-csharp\">var</code>", "var", "code 0 3")]
    [InlineData("<pre><code class=\"language-c\">a</code>b</pre>", "ab", "pre 0 2")]
    [InlineData("<a href=\"https://Portal.Example/a?b=1&amp;c=2\">x</a>", "x", "text_link 0 1 https://portal.example/a?b=1&c=2")]
    [InlineData("<a href='portal.example'>x</a>", "x", "text_link 0 1 http://portal.example/")]
    [InlineData("<a>portal.example</a>", "portal.example", "text_link 0 14 http://portal.example/")]
    [InlineData("<a href=\"http://localhost/x\">x</a>", "x", "")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "x", "")]
    [InlineData("<a href=\"tg://user?id=42\">x</a>", "x", "text_mention 0 1 42")]
    [InlineData("<b></b><i> </i>x", " x", "italic 0 1")]
    [InlineData("<tg-spoiler>s</tg-spoiler><span class=\"tg-spoiler\">t</span>", "st", "spoiler 0 2")]
    [InlineData("<tg-emoji emoji-id=\"5368324170671202286\">👍</tg-emoji>", "👍", "custom_emoji 0 2 5368324170671202286")]
    [InlineData("<tg-time unix=\"1795350838\" format=\"dT\">soon</tg-time>", "soon", "date_time 0 4 1795350838 dT")]
    [InlineData("<tg-time unix=1795350838>soon</tg-time>", "soon", "date_time 0 4 1795350838")]
    [InlineData("<blockquote>q</blockquote>\n<blockquote expandable>e</blockquote>", "q\ne", "blockquote 0 1, expandable_blockquote 2 1")]
    [InlineData("<b>a</b> /start @name_x #tag", "a /start @name_x #tag", "bold 0 1, bot_command 2 6, mention 9 7, hashtag 17 4")]
    [InlineData("  <b> a </b>  ", " a", "bold 0 2")]
    public void ParsesIntoTextAndEntities(string html, string text, string entities)
    {
        var formatted = TextFormatter.Format(html, "HTML", "");

        formatted.Text.ShouldBe(text);
        EntityLines.Of(formatted.Entities).ShouldBe(entities);
    }

    [Theory]
    [InlineData("<b>x", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("<b>x</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"")]
    [InlineData("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("line<br>two", "Unsupported start tag \"br\" at byte offset 4")]
    [InlineData("<p>x</p>", "Unsupported start tag \"p\" at byte offset 0")]
    [InlineData("<UL>x", "Unsupported start tag \"ul\" at byte offset 0")]
    [InlineData("<br/>", "Unsupported start tag \"br/\" at byte offset 0")]
    [InlineData("Привет <x>", "Unsupported start tag \"x\" at byte offset 13")]
    [InlineData("1 < 2", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("a <", "Unclosed start tag at byte offset 2")]
    [InlineData("<b", "Unclosed start tag at byte offset 0")]
    [InlineData("<b>x</b", "Unclosed end tag at byte offset 4")]
    [InlineData("<b>x</b y>", "Unclosed end tag at byte offset 4")]
    [InlineData("<a href=\"x", "Unclosed start tag at byte offset 0")]
    [InlineData("<a href", "Unclosed start tag \"a\" at byte offset 0")]
    [InlineData("<a href=", "Unclosed start tag \"a\" at byte offset 0")]
    [InlineData("<a href=x/y>", "Unexpected end of name token at byte offset 8")]
    [InlineData("<a =x>", "Empty attribute name in the tag \"a\" at byte offset 0")]
    [InlineData("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified")]
    [InlineData("&#xd83d;", "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units")]
    public void RefusesWithTelegramsWords(string html, string reason)
    {
        var refusal = Should.Throw<BotApiException>(() => TextFormatter.Format(html, "html", ""));

        refusal.Code.ShouldBe(400);
        refusal.Message.ShouldBe($"Bad Request: can't parse entities: {reason}");
    }

    [Fact]
    public void UnknownParseModeIsRefused() =>
        Should.Throw<BotApiException>(() => TextFormatter.Format("x", "xml", "")).Message.ShouldBe("Bad Request: unsupported parse_mode");

    [Fact]
    public void RawTextBeyond32768BytesIsRefused() =>
        Should.Throw<BotApiException>(() => TextFormatter.Format(new string('я', 16_385), "HTML", "")).Message.ShouldBe("Bad Request: text is too long");
}
