using System.Net;
using ClientPortal.Api.Auth.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Auth;

public sealed class KeyRotationTests(TimedApiFixture api) : IClassFixture<TimedApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task VerifierElsewhereFollowsTheKeys()
    {
        var staff = await api.StaffAsync();
        var before = staff.SignedIn.AccessToken;
        var store = api.Services.GetRequiredService<SigningKeyStore>();
        var ring = api.Services.GetRequiredService<SigningKeyRing>();
        (await IsAcceptedAsync(before)).ShouldBeTrue();

        // Published, and not signing yet.
        var kid = await store.AddAsync(api.Time.GetUtcNow(), api.Time.GetUtcNow().AddMinutes(10), Cancellation);
        await ring.ReadAsync(Cancellation);
        (await PublishedAsync()).ShouldBe([new JsonWebToken(before).Kid, kid]);
        var second = (await api.StaffAsync()).SignedIn.AccessToken;
        new JsonWebToken(second).Kid.ShouldNotBe(kid);

        // The new one signs; the old one still verifies.
        api.Time.Advance(TimeSpan.FromMinutes(10));
        var third = (await api.StaffAsync()).SignedIn.AccessToken;
        new JsonWebToken(third).Kid.ShouldBe(kid);
        (await IsAcceptedAsync(second)).ShouldBeTrue();
        (await IsAcceptedAsync(third)).ShouldBeTrue();

        // The last token of the old one has ended.
        api.Time.Advance(TimeSpan.FromMinutes(12));
        (await PublishedAsync()).ShouldBe([kid]);
        (await IsAcceptedAsync(second)).ShouldBeFalse();
        ring.EndedKeys().ShouldBe([new JsonWebToken(before).Kid]);
    }

    [Fact]
    public async Task PublishedKeysHavePublicHalvesOnly()
    {
        using var response = await api.Anonymous.GetAsync("/.well-known/jwks.json", Cancellation);

        var key = (await response.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("keys")[0];
        key.EnumerateObject().Select(member => member.Name).ShouldBe(["kty", "crv", "alg", "use", "kid", "x", "y"]);
    }

    private async Task<IReadOnlyList<string>> PublishedAsync() => (await ConfigurationAsync()).SigningKeys.Select(key => key.KeyId).ToList();

    private Task<OpenIdConnectConfiguration> ConfigurationAsync() => new ConfigurationManager<OpenIdConnectConfiguration>(
        new Uri(api.BaseAddress, "/.well-known/openid-configuration").AbsoluteUri,
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = false }).GetConfigurationAsync(Cancellation);

    private async Task<bool> IsAcceptedAsync(string token)
    {
        var configuration = await ConfigurationAsync();
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = "clientportal",
            ValidAlgorithms = ["ES256"],
            ValidTypes = ["at+jwt"],
            IssuerSigningKeys = configuration.SigningKeys,
            // The Api's clock is the test's.
            LifetimeValidator = (_, _, _, _) => true,
        });
        return result.IsValid;
    }
}
