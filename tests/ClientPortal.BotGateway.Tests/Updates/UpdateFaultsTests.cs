using System.Net;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Updates;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Updates;

public class UpdateFaultsTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.BadGateway, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    [InlineData(HttpStatusCode.GatewayTimeout, true)]
    [InlineData(HttpStatusCode.InternalServerError, false)]
    [InlineData(HttpStatusCode.BadRequest, false)]
    public void ApiThatStumblesOverAnUpdateIsNotAway(HttpStatusCode? status, bool passing) =>
        UpdateFaults.IsPassing(new HttpRequestException("The Api answered.", inner: null, status)).ShouldBe(passing);

    [Fact]
    public void UpdateThatTakesTooLongSpendsItsAttempts()
    {
        UpdateFaults.IsPassing(new TimeoutException("Not handled in time.")).ShouldBeFalse();
        UpdateFaults.IsPassing(new IOException("No space left on device")).ShouldBeFalse();
        UpdateFaults.IsPassing(new NpgsqlException("away", new IOException())).ShouldBeTrue();
        UpdateFaults.IsPassing(new BotApiAwayException("away")).ShouldBeTrue();
    }

    [Fact]
    public void LateMessageCountsFromWhenItWasWritten()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        IncomingUpdate Update(long date) => new(1, 1, 1, new Update(1, new Message(1, date, new Chat(1, "private"))), []) { ReceivedAt = now };

        Update(1_799_996_400).OccurredAt.ShouldBe(now.AddHours(-1), "Telegram held it back while the bot was away");
        Update(1_800_000_060).OccurredAt.ShouldBe(now, "Telegram's clock is ahead");
        new IncomingUpdate(1, 1, 1, new Update(1), []) { ReceivedAt = now }.OccurredAt.ShouldBe(now);
    }

    [Fact]
    public void ReasonIsNotCutInsideACharacter()
    {
        var reason = UpdateFaults.Reason(new InvalidOperationException(string.Concat(Enumerable.Repeat("😀", 500))));
        reason.Length.ShouldBeLessThanOrEqualTo(500);
        reason.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }
}
