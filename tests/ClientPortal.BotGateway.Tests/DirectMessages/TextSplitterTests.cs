using ClientPortal.BotGateway.DirectMessages;
using ClientPortal.BotGateway.Delivery.Messages;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.DirectMessages;

public sealed class TextSplitterTests
{
    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("", 10, "")]
    [InlineData("one two\n\nthree four", 12, "one two|three four")]
    [InlineData("one two\nthree four", 12, "one two|three four")]
    [InlineData("One two. Three four", 12, "One two.|Three four")]
    [InlineData("one two three four", 12, "one two|three four")]
    [InlineData("onetwothreefour", 6, "onetwo|threef|our")]
    [InlineData("a\n\nbcdefghijkl", 10, "a\n\nbcdefgh|ijkl")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧", 7, "👨‍👩‍👧|👨‍👩‍👧")]
    [InlineData("😀😀😀", 2, "😀😀|😀")]
    [InlineData("e\u0301e\u0301", 3, "e\u0301|e\u0301")]
    [InlineData("   \n  ", 3, "")]
    public void TextIsCutWhereAReaderWouldPause(string text, int max, string parts) =>
        string.Join('|', TextSplitter.Split(text, max)).ShouldBe(parts);

    [Fact]
    public void NothingIsLostAndNoPartIsTooLong()
    {
        var random = new Random(815);
        string[] pieces = ["word", "слово", " ", ". ", "\n", "\n\n", "😀", "👨‍👩‍👧", "e\u0301", "x"];
        for (var round = 0; round < 200; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 400)).Select(_ => pieces[random.Next(pieces.Length)]));
            var parts = TextSplitter.Split(text, 12);
            parts.ShouldAllBe(part => part.Length > 0 && HtmlText.Length(part) <= 12 && part == part.Trim());
            Solid(string.Concat(parts)).ShouldBe(Solid(text));
        }

        static string Solid(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
    }
}
