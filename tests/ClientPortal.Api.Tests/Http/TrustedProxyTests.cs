using Xunit;

namespace ClientPortal.Api.Tests.Http;

/// <summary>Three tries to sign in per minute and address; the tests' own address is a trusted proxy, 10.1.0.0/16 another one.</summary>
public sealed class TrustedProxyTests(TrustedProxyTests.Fixture api) : IClassFixture<TrustedProxyTests.Fixture>
{
    [Fact]
    public async Task CallersBehindTheProxyAreCountedEachForHimself()
    {
        await api.Anonymous.TryThreeTimesAsync("203.0.113.1");
        await api.Anonymous.TryThreeTimesAsync("203.0.113.2");
        await api.Anonymous.TryThreeTimesAsync("2001:db8::1");
        await api.Anonymous.ShouldBeRefusedAsync("203.0.113.1");
    }

    [Fact]
    public async Task CallerCannotMakeUpAnotherAddress()
    {
        await api.Anonymous.TryThreeTimesAsync("203.0.113.3");
        await api.Anonymous.ShouldBeRefusedAsync("198.51.100.7, 203.0.113.3");
        await api.Anonymous.ShouldBeRefusedAsync("10.1.2.3, 203.0.113.3");
        await api.Anonymous.ShouldBeRefusedAsync("nonsense, 203.0.113.3");
    }

    [Fact]
    public async Task ChainOfTrustedProxiesIsFollowedToItsEnd()
    {
        await api.Anonymous.TryThreeTimesAsync("203.0.113.4, 10.1.0.9");
        await api.Anonymous.ShouldBeRefusedAsync("203.0.113.4");
    }

    public sealed class Fixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RequestLimits:SignInsPerMinute"] = "3",
            ["Proxies:Trusted"] = "127.0.0.1, 10.1.0.0/16",
        };
    }
}
