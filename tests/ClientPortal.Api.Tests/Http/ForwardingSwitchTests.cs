using Xunit;

namespace ClientPortal.Api.Tests.Http;

/// <summary>
/// <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED=true</c>, which hosting platforms set, lets the framework add its middleware by itself. Nobody is trusted
/// for that.
/// </summary>
public sealed class ForwardingSwitchTests(ForwardingSwitchTests.Fixture api) : IClassFixture<ForwardingSwitchTests.Fixture>
{
    [Fact]
    public async Task SwitchTrustsNobody()
    {
        await api.Anonymous.TryThreeTimesAsync("203.0.113.1");
        await api.Anonymous.ShouldBeRefusedAsync("203.0.113.2");
    }

    public sealed class Fixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RequestLimits:SignInsPerMinute"] = "3",
            ["FORWARDEDHEADERS_ENABLED"] = "true",
        };
    }
}
