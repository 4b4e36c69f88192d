using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Delivery;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

public sealed class ClaimDurationValidationTests
{
    [Fact]
    public void DefaultsAreValid() => Validate(new TelegramOptions(), new DeliveryOptions()).Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData(20, 50, true)]
    [InlineData(20, 49, false)]
    [InlineData(60, 60, false)]
    [InlineData(60, 130, true)]
    public void ClaimOutlivesTwoAnswers(int answerSeconds, int claimSeconds, bool valid) =>
        Validate(
            new TelegramOptions { AnswerTimeout = TimeSpan.FromSeconds(answerSeconds) },
            new DeliveryOptions { ClaimDuration = TimeSpan.FromSeconds(claimSeconds) }).Succeeded.ShouldBe(valid);

    [Fact]
    public void RefusalSaysWhatToSet() =>
        Validate(new TelegramOptions { AnswerTimeout = TimeSpan.FromMinutes(1) }, new DeliveryOptions()).FailureMessage
            .ShouldBe("Delivery:ClaimDuration must be at least 00:02:10, twice Telegram:AnswerTimeout and 10 s: set it to 00:02:10 or more, or Telegram:AnswerTimeout to less.");

    private static ValidateOptionsResult Validate(TelegramOptions telegram, DeliveryOptions delivery) =>
        new ClaimDurationValidation(Options.Create(telegram)).Validate(null, delivery);
}
