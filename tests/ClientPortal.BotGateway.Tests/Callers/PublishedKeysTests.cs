using System.Net;
using System.Net.Http.Headers;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.BotGateway.Tests.Operations;
using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Callers;

/// <summary>The keys of the Api, as the services that verify its tokens know them.</summary>
public sealed class PublishedKeysTests
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    [Fact]
    public async Task WithdrawnKeyIsForgottenThoughNobodyAsks()
    {
        await using var issuer = await TokenIssuer.StartAsync(BotScene.Cancel);
        using var keys = new PublishedKeys(new Uri(issuer.Url), TimeSpan.FromMilliseconds(50), NullLogger<PublishedKeys>.Instance);
        await keys.StartAsync(BotScene.Cancel);
        (await KnownAsync(keys)).ShouldBe([issuer.KeyId]);

        issuer.Rotate();

        await Eventually.True(async _ => (await KnownAsync(keys)).SequenceEqual([issuer.KeyId]), "the new key alone is known", BotScene.Cancel);
        await keys.StopAsync(BotScene.Cancel);
    }

    [Fact]
    public async Task KeyThatIsNotKnownYetIsLookedForAtMostOnceASecond()
    {
        await using var issuer = await TokenIssuer.StartAsync(BotScene.Cancel);
        using var keys = new PublishedKeys(new Uri(issuer.Url), Never, NullLogger<PublishedKeys>.Instance);
        await KnownAsync(keys);
        issuer.Rotate();
        await Eventually.True(
            async _ =>
            {
                await keys.FindAsync(issuer.KeyId, BotScene.Cancel);
                return (await KnownAsync(keys)).SequenceEqual([issuer.KeyId]);
            },
            "the new key is found",
            BotScene.Cancel);

        await Task.Delay(TimeSpan.FromSeconds(1.1), BotScene.Cancel);
        var before = issuer.Reads;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => keys.FindAsync($"forged-{number}", BotScene.Cancel)));
        (issuer.Reads - before).ShouldBe(1);
    }

    [Fact]
    public async Task AnswerInTheApisSteadWithdrawsNothing()
    {
        await using var issuer = await TokenIssuer.StartAsync(BotScene.Cancel);
        using var keys = new PublishedKeys(new Uri(issuer.Url), TimeSpan.FromMilliseconds(50), NullLogger<PublishedKeys>.Instance);
        await keys.StartAsync(BotScene.Cancel);
        var known = await KnownAsync(keys);
        foreach (var instead in new[] { "Down for maintenance", "{}", """{"keys":[]}""" })
        {
            issuer.Instead = instead;
            var before = issuer.Reads;
            await Eventually.True(_ => Task.FromResult(issuer.Reads > before + 1), "it was read", BotScene.Cancel);
            (await KnownAsync(keys)).ShouldBe(known, instead);
            keys.ExecuteTask!.IsCompleted.ShouldBeFalse();
        }

        await keys.StopAsync(BotScene.Cancel);
    }

    [Fact]
    public async Task KnownKeysGoOnWhileTheApiIsAway()
    {
        var issuer = await TokenIssuer.StartAsync(BotScene.Cancel);
        using var keys = new PublishedKeys(new Uri(issuer.Url), TimeSpan.FromMilliseconds(50), NullLogger<PublishedKeys>.Instance);
        var known = await KnownAsync(keys);
        await issuer.DisposeAsync();
        await keys.StartAsync(BotScene.Cancel);
        await Task.Delay(TimeSpan.FromMilliseconds(300), BotScene.Cancel);
        (await KnownAsync(keys)).ShouldBe(known);
        await keys.StopAsync(BotScene.Cancel);
    }

    [Fact]
    public async Task KeysThatWereNeverReadAreNobodysFault()
    {
        using var keys = new PublishedKeys(new Uri("http://127.0.0.1:1"), Never, NullLogger<PublishedKeys>.Instance);
        (await Should.ThrowAsync<BadHttpRequestException>(() => keys.GetConfigurationAsync(BotScene.Cancel))).StatusCode.ShouldBe(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IEnumerable<string>> KnownAsync(PublishedKeys keys) =>
        (await keys.GetConfigurationAsync(BotScene.Cancel)).SigningKeys.Select(key => key.KeyId);
}
