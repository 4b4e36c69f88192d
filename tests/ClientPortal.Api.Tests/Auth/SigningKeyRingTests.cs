using ClientPortal.Api.Auth;
using ClientPortal.Api.Auth.Keys;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Auth;

public sealed class SigningKeyRingTests(TimedApiFixture api) : IClassFixture<TimedApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RingGoesOnAfterAKeyThatCannotBeRead()
    {
        var (time, log) = (new ManualTimeProvider(), new FirstLogEntry<SigningKeyRing>());
        var store = api.Services.GetRequiredService<SigningKeyStore>();
        using var ring = new SigningKeyRing(store, api.Services.GetRequiredService<IOptions<AuthOptions>>(), time, log);
        await ring.StartingAsync(Cancellation);
        await ring.StartAsync(Cancellation);
        await ArmedAsync(time);
        await ExecuteAsync("INSERT INTO portal.signing_keys (kid, private_key, created_at, signs_from) VALUES ('broken', 'no key', now(), now())");

        time.Advance(TimeSpan.FromSeconds(10));
        await log.Written.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await ExecuteAsync("DELETE FROM portal.signing_keys WHERE kid = 'broken'");
        var kid = await store.AddAsync(time.GetUtcNow(), time.GetUtcNow().AddMinutes(10), Cancellation);
        time.Advance(TimeSpan.FromSeconds(10));

        await Eventually.True(_ => Task.FromResult(ring.Find(kid) is not null), "the ring has the new key", Cancellation);
        await ring.StopAsync(Cancellation);
    }

    private static Task ArmedAsync(ManualTimeProvider time) =>
        Eventually.True(_ => Task.FromResult(time.ArmedTimers > 0), "the ring waits for its next reading", Cancellation);

    private async Task ExecuteAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
