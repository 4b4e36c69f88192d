using System.Globalization;
using ClientPortal.Web.Invoices;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("1200.5", "1200.5")]
    [InlineData("1200,5", "1200.5")]
    [InlineData("1,200", "1200")]
    [InlineData("1,200,000.25", "1200000.25")]
    [InlineData("0,200", "0.2")]
    [InlineData(" 1 200.50 ", "1200.5")]
    [InlineData("1.2.3", null)]
    [InlineData("1,2,3", null)]
    [InlineData("-1", null)]
    [InlineData("1e3", null)]
    [InlineData("0.12345", null)]
    [InlineData("", null)]
    public void EnglishReadersNumber(string typed, string? expected) => TypedNumber.Read(typed, "en", 4).ShouldBe(Number(expected));

    [Theory]
    [InlineData("1200,5", "1200.5")]
    [InlineData("1200.5", "1200.5")]
    [InlineData("1\u00A0200,50", "1200.5")]
    [InlineData("1.200", "1.2")]
    [InlineData("1.200,50", "1200.5")]
    [InlineData("1,200", "1.2")]
    [InlineData("1.200.000", "1200000")]
    [InlineData("\u0434\u0432\u0430", null)]
    public void RussianReadersNumber(string typed, string? expected) => TypedNumber.Read(typed, "ru", 4).ShouldBe(Number(expected));

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
