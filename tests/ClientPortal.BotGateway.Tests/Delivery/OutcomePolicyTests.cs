using ClientPortal.BotGateway.Delivery;
using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

public sealed class OutcomePolicyTests
{
    private readonly OutcomePolicy _policy;

    public OutcomePolicyTests()
    {
        var time = new ManualTimeProvider();
        _policy = new OutcomePolicy(new DeliveryOptions(), new SteadyClock(time), time);
    }

    [Theory]
    [InlineData(499, 499)]
    [InlineData(498, 500)]
    public void LongReasonIsNotCutWithinACharacter(int before, int kept)
    {
        var reason = new string('x', before) + "😀 and more";
        var outcome = _policy.Decide(Rows.Claimed(1), new Verdict.GiveUp(Causes.Rejected, 400, reason), chatFreeAt: null);
        outcome.Error.ShouldBe(reason[..kept]);
    }
}
