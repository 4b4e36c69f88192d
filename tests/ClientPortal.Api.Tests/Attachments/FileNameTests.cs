using ClientPortal.Api.Attachments;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Attachments;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("Счёт № 5.pdf", "Счёт № 5.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\anna\\scan.png", "scan.png")]
    [InlineData("a<b>|c?.txt", "a_b__c_.txt")]
    [InlineData("line\r\nbreak\0.txt", "linebreak.txt")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData(" .hidden. ", "hidden")]
    [InlineData("...", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("😀.png", "😀.png")]
    public void NameIsMadeSafe(string? sent, string kept) => FileName.Sanitise(sent).ShouldBe(kept);

    [Fact]
    public void HalfOfACharacterIsDropped() => FileName.Sanitise("a\uD800b.txt").ShouldBe("ab.txt");

    [Fact]
    public void LongNameKeepsItsExtension()
    {
        var name = FileName.Sanitise(new string('x', 300) + ".docx");
        name.Length.ShouldBe(200);
        name.ShouldEndWith("x.docx");
    }
}
