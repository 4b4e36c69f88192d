using Xunit;

namespace ClientPortal.Api.Tests.Http;

/// <summary>Nobody is trusted, as by default.</summary>
public sealed class UntrustedProxyTests(UntrustedProxyTests.Fixture api) : IClassFixture<UntrustedProxyTests.Fixture>
{
    [Fact]
    public async Task WhatAStrangerForwardsCountsForNothing()
    {
        await api.Anonymous.TryThreeTimesAsync("203.0.113.1");
        await api.Anonymous.ShouldBeRefusedAsync("203.0.113.2");
    }

    public sealed class Fixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { ["RequestLimits:SignInsPerMinute"] = "3" };
    }
}
