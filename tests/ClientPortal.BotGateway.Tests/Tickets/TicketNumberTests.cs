using ClientPortal.BotGateway.Tickets;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Tickets;

public sealed class TicketNumberTests
{
    [Theory]
    [InlineData("1042", 1042)]
    [InlineData(" #1042 ", 1042)]
    [InlineData("№ 1042", 1042)]
    [InlineData("", null)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("12 34", null)]
    [InlineData("١٢", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("1042; drop", null)]
    public void NumberIsReadAsPeopleWriteIt(string text, int? number) =>
        (TicketNumber.TryRead(text, out var read) ? read : (long?)null).ShouldBe(number);
}
