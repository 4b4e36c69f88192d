using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Replies;
using ClientPortal.BotGateway.Updates;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Replies;

public sealed class IncomingContentTests
{
    private static readonly Message Empty = new(17, 0, new Chat(1, "private"));

    [Fact]
    public void TextIsTakenAsItStands() =>
        Read(Empty with { Text = "  *a* <b>b</b>\nc " }).ShouldBe(("*a* <b>b</b>\nc", "", true));

    [Fact]
    public void LargestSizeOfAPictureIsTaken() =>
        Read(Empty with { Caption = "Look", Photo = [new("large", "u", 800, 600, 9), new("small", "u", 80, 60, 1)] }).ShouldBe(("Look", "large photo-17.jpg 9", true));

    [Fact]
    public void DocumentWithoutNameGetsOne() =>
        Read(Empty with { Document = new("id", "u") }).ShouldBe(("", "id file ", true));

    [Fact]
    public void AlbumIsOne()
    {
        Message[] album =
        [
            Empty with { MessageId = 17, Caption = "First", Document = new("a", "u", "a.txt", FileSize: 1) },
            Empty with { MessageId = 18, Photo = [new("b", "u", 1, 1)] },
            Empty with { MessageId = 19, Caption = "Last", Document = new("c", "u", "c.txt", FileSize: 3) },
        ];

        Read(album[0], album).ShouldBe(("First\n\nLast", "a a.txt 1, b photo-18.jpg , c c.txt 3", true));
    }

    [Fact]
    public void VoiceAndStickersAreNotReadable() => Read(Empty).ShouldBe(("", "", false));

    [Fact]
    public void CaptionOfAVideoIsNotTakenForTheWhole() => Read(Empty with { Caption = "See the video" }).ShouldBe(("See the video", "", false));

    private static (string Text, string Files, bool Readable) Read(Message message, params IReadOnlyList<Message> album)
    {
        var content = IncomingContent.Of(new IncomingUpdate(1, 1, 1, new Update(1, message), album), message);
        return (content.Text, string.Join(", ", content.Files.Select(file => $"{file.FileId} {file.Name} {file.Size}")), content.IsReadable);
    }
}
