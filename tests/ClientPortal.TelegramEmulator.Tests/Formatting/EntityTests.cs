using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.Formatting;

namespace ClientPortal.TelegramEmulator.Tests.Formatting;

public sealed class EntityTests
{
    [Theory]
    [InlineData("/start abc", "bot_command 0 6")]
    [InlineData("/help@my_bot now", "bot_command 0 12")]
    [InlineData("a/b //x </c", "")]
    [InlineData("mail me@portal.example, see https://portal.example/a?b=c.", "email 5 17, url 28 28")]
    [InlineData("portal.com and 1.5 and file.txt", "url 0 10")]
    [InlineData("@ab @a x@name", "mention 0 3")]
    [InlineData("#тег #1 #a1", "hashtag 0 4, hashtag 8 3")]
    public void FindsWhatTelegramMarks(string text, string entities) =>
        EntityLines.Of(TextFormatter.Plain(text).Entities).ShouldBe(entities);

    [Fact]
    public void GivenEntitiesAreUsedWithoutParseMode()
    {
        var formatted = TextFormatter.Format(
            "hello world", "", """[{"type":"bold","offset":0,"length":5},{"type":"url","offset":0,"length":5},{"type":"text_link","offset":"6","length":5,"url":"a.example"}]""");

        EntityLines.Of(formatted.Entities).ShouldBe("bold 0 5, text_link 6 5 http://a.example/");
    }

    [Theory]
    [InlineData("""[{"offset":0,"length":1}]""", "can't parse MessageEntity: can't find field \"type\"")]
    [InlineData("""[{"type":"big","offset":0,"length":1}]""", "can't parse MessageEntity: unsupported type specified")]
    [InlineData("""[{"type":"bold","offset":-1,"length":1}]""", "receive an entity with incorrect offset -1")]
    [InlineData("""[{"type":"bold","offset":9,"length":1}]""", "entity begins after the end of the text at UTF-16 offset 9")]
    [InlineData("""[{"type":"bold","offset":1,"length":9}]""", "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 10")]
    public void WrongEntitiesAreRefused(string entities, string reason) =>
        Should.Throw<BotApiException>(() => TextFormatter.Format("text", "", entities)).Message
            .ShouldBe($"Bad Request: {reason}", StringCompareShould.IgnoreCase);

    [Theory]
    [InlineData("a\r\nb\tc\u0001d", "a\nb c d")]
    [InlineData("\n\n x \n", "x")]
    [InlineData("a\u202Eb", "ab")]
    public void CleansText(string raw, string clean) => TextFormatter.Plain(raw).Text.ShouldBe(clean);

    [Theory]
    [InlineData("https://portal.example", "https://portal.example/", null)]
    [InlineData("HTTP://A.example:8080/x y", "http://a.example:8080/x%20y", null)]
    [InlineData("tg://resolve?domain=x", "tg://resolve?domain=x", null)]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/", null)]
    [InlineData("http://localhost/", null, "Wrong HTTP URL")]
    [InlineData("ftp://a.example", null, "Unsupported URL protocol")]
    [InlineData("http://a.example:99999/", null, "Wrong port number specified in the URL")]
    [InlineData("", null, "URL host is empty")]
    [InlineData("http://a b.example", null, "Disallowed character in URL host")]
    public void ChecksLinks(string link, string? address, string? reason)
    {
        var found = LinkChecker.Check(link);

        (found.Url, found.Error).ShouldBe((address, reason));
    }
}
