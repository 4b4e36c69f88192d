using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.Formatting;

namespace ClientPortal.TelegramEmulator.Tests.Formatting;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("*bold* _it_ __un__ ~st~ ||sp||", "bold it un st sp", "bold 0 4, italic 5 2, underline 8 2, strikethrough 11 2, spoiler 14 2")]
    [InlineData("*a _b_*", "a b", "bold 0 2, bold 2 1, italic 2 1")]
    [InlineData("😀*x*", "😀x", "bold 2 1")]
    [InlineData("1\\.5 \\> 1", "1.5 > 1", "")]
    [InlineData("`a*b`", "a*b", "code 0 3")]
    [InlineData("```py\nx\n```", "x", "pre 0 1 py")]
    [InlineData("```\nx```", "x", "pre 0 1")]
    [InlineData("[t](https://a.example/\\))", "t", "text_link 0 1 https://a.example/)")]
    [InlineData("![👍](tg://emoji?id=7)", "👍", "custom_emoji 0 2 7")]
    [InlineData("![soon](tg://time?unix=1795350838&format=r)", "soon", "date_time 0 4 1795350838 r")]
    [InlineData(">q\n>r\nx", "q\nr\nx", "blockquote 0 4")]
    [InlineData(">q\n>r||", "q\nr", "expandable_blockquote 0 3")]
    public void SecondVersionParses(string markdown, string text, string entities)
    {
        var formatted = TextFormatter.Format(markdown, "MarkdownV2", "");

        formatted.Text.ShouldBe(text);
        EntityLines.Of(formatted.Entities).ShouldBe(entities);
    }

    [Theory]
    [InlineData("a.b", "Character '.' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("a!", "Character '!' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("я *b", "Can't find end of Bold entity at byte offset 3")]
    [InlineData("*a _b*", "Can't find end of Bold entity at byte offset 5")]
    [InlineData("[a](b", "Can't find end of a URL at byte offset 4")]
    [InlineData("![a]", "The entity must contain a tg://emoji or tg://time URL")]
    public void SecondVersionRefuses(string markdown, string reason) =>
        Should.Throw<BotApiException>(() => TextFormatter.Format(markdown, "MarkdownV2", "")).Message
            .ShouldBe($"Bad Request: can't parse entities: {reason}");

    [Theory]
    [InlineData("*bold* _it_ `co` [t](http://a.example)", "bold it co t", "bold 0 4, italic 5 2, code 8 2, text_link 11 1 http://a.example/")]
    [InlineData("a\\_b 1.5!", "a_b 1.5!", "")]
    [InlineData("```c\nx```", "x", "pre 0 1 c")]
    public void FirstVersionParses(string markdown, string text, string entities)
    {
        var formatted = TextFormatter.Format(markdown, "Markdown", "");

        formatted.Text.ShouldBe(text);
        EntityLines.Of(formatted.Entities).ShouldBe(entities);
    }

    [Fact]
    public void FirstVersionNamesTheOpenEntity() =>
        Should.Throw<BotApiException>(() => TextFormatter.Format("snake_case", "Markdown", "")).Message
            .ShouldBe("Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 5");
}
