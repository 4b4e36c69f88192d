using ClientPortal.BotGateway.Replies;
using ClientPortal.NotificationStore;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Replies;

public sealed class QuotationTests
{
    [Fact]
    public void EachLineIsQuotedWithoutMarkup() =>
        Quotation.Of(new BotMessage(null, "direct_message", null, "<b>Olga</b> writes:\n\nPlease pay 5 &lt; 6", IsHtml: true))
            .ShouldBe("\n\n> Olga writes:\n>\n> Please pay 5 < 6");

    [Fact]
    public void LongMessageIsCut()
    {
        var quoted = Quotation.Of(new BotMessage(null, "direct_message", null, new string('x', 5_000), IsHtml: false));
        quoted.Length.ShouldBe("\n\n> ".Length + Quotation.MaxLength);
        quoted.ShouldEndWith("…");
    }
}
