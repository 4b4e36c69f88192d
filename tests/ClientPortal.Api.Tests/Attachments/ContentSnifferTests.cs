using System.Text;
using ClientPortal.Api.Attachments;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Attachments;

public sealed class ContentSnifferTests
{
    [Theory]
    [InlineData("255044462D312E37", "x.exe", "application/pdf")]
    [InlineData("89504E470D0A1A0A0000", "x.pdf", "image/png")]
    [InlineData("FFD8FFE000104A464946", "x", "image/jpeg")]
    [InlineData("474946383961", "x", "image/gif")]
    [InlineData("524946460000000057454250", "x", "image/webp")]
    [InlineData("504B0304140000", "x.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("504B0304140000", "x.html", "application/zip")]
    [InlineData("D0CF11E0A1B11AE1", "x.xls", "application/vnd.ms-excel")]
    [InlineData("D0CF11E0A1B11AE1", "x.html", "application/octet-stream")]
    [InlineData("0000001866747970697363", "x", "video/mp4")]
    [InlineData("4D5A900003000000", "setup.pdf", "application/octet-stream")]
    [InlineData("7F454C46", "x.png", "application/octet-stream")]
    [InlineData("D0BFD180D0B8D0B2D0B5D1", "x", "text/plain")]
    [InlineData("FFFE0041", "x", "application/octet-stream")]
    public void TypeComesFromTheContent(string hex, string name, string type) =>
        ContentSniffer.MediaTypeOf(Convert.FromHexString(hex), name).ShouldBe(type);

    [Theory]
    [InlineData("<!doctype html><script>alert(1)</script>", "page.html")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "picture.svg")]
    public void WhatABrowserWouldRunIsPlainText(string content, string name) =>
        ContentSniffer.MediaTypeOf(Encoding.UTF8.GetBytes(content), name).ShouldBe("text/plain");
}
